package org.hongxian.gis.boundarytext;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hongxian.gis.coordinatefile.AreaUnit;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/**
 * Writes the XML form of the boundary TXT: one block per plot, X (northing) before Y, every ring closed, 0.1 mm. Receivers take one
 * block per file; several plots become several blocks in one element.
 */
final class BlockXmlWriter {

    private static final int DECIMALS = 4;
    private static final String SEVERAL = "BLOCKS";

    private final XMLStreamWriter xml;
    private final CrsDefinition crs;

    private BlockXmlWriter(XMLStreamWriter xml, CrsDefinition crs) {
        this.xml = xml;
        this.crs = crs;
    }

    /**
     * Writes the whole file; flushes but does not close the stream.
     *
     * @throws IllegalArgumentException if the CRS is not a zone
     */
    static void write(BoundaryFile file, OutputStream out) throws IOException {
        CrsCode code = file.crs();
        CrsDefinition crs = code == null ? null : CrsCatalogue.get(code);
        if (crs == null || !crs.isZone()) {
            throw new IllegalArgumentException("a boundary XML needs a zone, not " + code);
        }
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            new BlockXmlWriter(xml, crs).blocks(file.plots());
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void blocks(List<Plot> plots) throws XMLStreamException {
        boolean several = plots.size() != 1;
        if (several) {
            xml.writeCharacters("\n");
            xml.writeStartElement(SEVERAL);
        }
        for (Plot plot : plots) {
            block(plot);
        }
        if (several) {
            xml.writeCharacters("\n");
            xml.writeEndElement();
        }
    }

    private void block(Plot plot) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(BlockXmlReader.BLOCK);
        fact("BUILDNLANDNO", "建新地块编号", plot.number());
        fact("LANDNAME", "地块名称", plot.name());
        fact("LANDAREA", "地块面积", area(plot));
        fact("COORSYSTEM", "坐标系", crs.datum().nameZh());
        fact("CUTNU", "几度分带", Integer.toString(crs.zoneWidthDegrees()));
        fact("SHADOWTYPE", "投影类型", "高斯克吕格");
        fact("MEASUREMENT", "计量单位", "米");
        fact("ZONE", "带号", Integer.toString(crs.zoneNumber()));
        fact("PRECISION", "精度", BigDecimal.ONE.movePointLeft(DECIMALS).toPlainString());
        fact("DROPNU", "界址点数", Integer.toString(rows(plot)));
        fact("DRAWINGPROPERTY", "记录图形属性", "面");
        fact("MAPSHEET", "图幅号", plot.mapSheet());
        fact("LANDUSE", "地块用途", plot.use());
        fact("LANDCLASS", "地类编码", plot.landClass());
        xml.writeCharacters("\n  ");
        xml.writeEmptyElement("param");
        xml.writeAttribute("ZB", rings(plot));
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void fact(String element, String name, String value) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement(element);
        xml.writeAttribute("name", name);
        xml.writeCharacters(printable(value));
        xml.writeEndElement();
    }

    private static String rings(Plot plot) {
        var text = new StringBuilder();
        int number = 0;
        for (BoundaryRing ring : plot.rings()) {
            text.append('@').append(++number).append('$');
            ring.points().forEach(point -> point(text, point));
            ring.points().stream().findFirst().ifPresent(first -> point(text, first));
        }
        return text.toString();
    }

    private static void point(StringBuilder text, BoundaryPoint point) {
        text.append(List.of(
                        printable(point.name()).replaceAll("[,;@$\\s]+", "_"),
                        decimal(point.northing()),
                        decimal(point.easting()))
                .stream()
                .collect(Collectors.joining(",", "", ";")));
    }

    /** XML knows no control characters, not even escaped. */
    private static String printable(String value) {
        return value.codePoints()
                .map(c -> Character.isISOControl(c)
                                || !Character.isDefined(c)
                                || Character.getType(c) == Character.SURROGATE
                        ? ' '
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static int rows(Plot plot) {
        return plot.rings().stream().mapToInt(ring -> ring.points().size() + 1).sum();
    }

    private static String area(Plot plot) {
        Double declared = plot.declaredAreaSquareMetres();
        double squareMetres = declared != null
                ? declared
                : RingAssembler.assemble(List.of(plot)).getArea();
        return AreaUnit.HECTARES.text(squareMetres, 4);
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
