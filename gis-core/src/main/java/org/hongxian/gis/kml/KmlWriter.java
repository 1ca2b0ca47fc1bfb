package org.hongxian.gis.kml;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.PlotFeature;
import org.hongxian.gis.crs.CrsCatalogue;

/** Writes plots as placemarks. Ten decimals of a degree: 0.01 mm on the ground. What a plot declares travels as extended data. */
final class KmlWriter {

    private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";
    private static final int DECIMALS = 10;

    private final XMLStreamWriter xml;

    private KmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @throws IllegalArgumentException if the file is not in longitude and latitude of WGS 84 */
    static void write(BoundaryFile file, String title, OutputStream out) throws IOException {
        if (!CrsCatalogue.WGS84_GEOGRAPHIC.equals(file.crs())) {
            throw new IllegalArgumentException("KML holds WGS 84 only, not " + file.crs());
        }
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new KmlWriter(xml).document(file, title);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.flush();
    }

    private void document(BoundaryFile file, String title) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("kml");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("Document");
        element("name", title);
        for (Plot plot : file.plots()) {
            placemark(plot.label(), PlotFeature.of(plot));
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void placemark(String label, PlotFeature plot) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("Placemark");
        element("name", label);
        xml.writeStartElement("ExtendedData");
        for (Map.Entry<String, Object> attribute : plot.attributes().entrySet()) {
            xml.writeStartElement("Data");
            xml.writeAttribute("name", attribute.getKey());
            element("value", text(attribute.getValue()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        boolean several = plot.polygons().size() != 1;
        if (several) {
            xml.writeStartElement("MultiGeometry");
        }
        for (List<List<BoundaryPoint>> polygon : plot.polygons()) {
            polygon(polygon);
        }
        if (several) {
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void polygon(List<List<BoundaryPoint>> rings) throws XMLStreamException {
        xml.writeStartElement("Polygon");
        for (int i = 0; i < rings.size(); i++) {
            xml.writeStartElement(i == 0 ? "outerBoundaryIs" : "innerBoundaryIs");
            xml.writeStartElement("LinearRing");
            xml.writeStartElement("coordinates");
            for (BoundaryPoint point : rings.get(i)) {
                position(point);
                xml.writeCharacters(" ");
            }
            position(rings.get(i).get(0));
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void position(BoundaryPoint point) throws XMLStreamException {
        xml.writeCharacters(degrees(point.easting()) + "," + degrees(point.northing()));
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String text(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(printable(text));
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for control characters and halves of surrogate pairs. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c < 0xFFFE
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
