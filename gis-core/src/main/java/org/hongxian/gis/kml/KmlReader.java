package org.hongxian.gis.kml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FeatureSink;
import org.hongxian.gis.coordinatefile.RawFeature;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads the placemarks of a KML as the parser comes to them, so that memory depends on the largest one.
 *
 * <p>Of a placemark are taken its name, its extended data and its polygons, however deep they stand in it. Document types and
 * entities are not read.
 */
final class KmlReader {

    /** Of all texts of one placemark, characters; the names of two million points are the longest that is sensible. */
    private static final int LONGEST_TEXTS = 32 << 20;

    /** What one attribute takes besides its name and value, in characters. */
    private static final int CHARACTERS_PER_ATTRIBUTE = 64;

    private final String fileName;
    private final int pointLimit;
    private final FeatureSink sink;
    private boolean toldHeights;

    KmlReader(String fileName, int pointLimit, FeatureSink sink) {
        this.fileName = fileName;
        this.pointLimit = pointLimit;
        this.sink = sink;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** @throws UnusableFileException if it is no well-formed XML, or a placemark exceeds a limit */
    void read(InputStream in) throws IOException {
        XMLStreamReader xml = null;
        try {
            xml = factory().createXMLStreamReader(XmlText.of(in));
            boolean root = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (!root && !xml.getLocalName().equals("kml")) {
                        throw new UnusableFileException(fileName, UnusableReason.XML_NOT_READ);
                    }
                    root = true;
                    if (xml.getLocalName().equals("Placemark")) {
                        RawFeature feature = new Placemark(xml).read();
                        sink.feature(feature);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw broken(xml);
        }
    }

    private UnusableFileException broken(@Nullable XMLStreamReader xml) {
        int line = xml == null ? 1 : xml.getLocation().getLineNumber();
        int column = xml == null ? 1 : xml.getLocation().getColumnNumber();
        return new UnusableFileException(
                fileName, UnusableReason.XML_BROKEN, Integer.toString(line), Integer.toString(column));
    }

    /** One placemark, from its start to its end. */
    private final class Placemark {

        private final XMLStreamReader xml;
        private final int line;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<List<double[]>> polygons = new ArrayList<>();
        private final Set<String> otherShapes = new LinkedHashSet<>();
        private int points;
        /** Polygons and rings, also empty ones. */
        private int shapes;

        private int characters;
        private int depth = 1;

        Placemark(XMLStreamReader xml) {
            this.xml = xml;
            this.line = xml.getLocation().getLineNumber();
        }

        RawFeature read() throws XMLStreamException {
            String key = "";
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    switch (xml.getLocalName()) {
                        case "name" -> attribute("NAME", text());
                        case "Data" -> key = nameAttribute();
                        case "value" -> attribute(key, text());
                        case "SimpleData" -> attribute(nameAttribute(), text());
                        case "Polygon" -> polygon();
                        case "Point", "LineString", "LinearRing", "Model", "Track", "MultiTrack" ->
                            otherShapes.add(xml.getLocalName());
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            return feature();
        }

        private RawFeature feature() {
            List<double[]> rings = polygons.stream().flatMap(List::stream).toList();
            if (polygons.isEmpty()) {
                String type =
                        otherShapes.isEmpty() ? null : otherShapes.iterator().next();
                return new RawFeature(attributes, type, null, List.of(), line);
            }
            // A label or a path beside the land is common; the land counts.
            otherShapes.forEach(type -> sink.findings()
                    .add(IssueCode.GEOMETRY_TYPE_UNUSABLE, Place.line(line), Map.of("geometryType", type)));
            String type = polygons.size() == 1 ? "Polygon" : "MultiPolygon";
            return new RawFeature(attributes, type, polygons, rings, line);
        }

        private void polygon() throws XMLStreamException {
            var rings = new ArrayList<double[]>();
            int shell = 0;
            countShape();
            int inside = depth;
            boolean outer = true;
            while (depth >= inside) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    switch (xml.getLocalName()) {
                        case "outerBoundaryIs" -> outer = true;
                        case "innerBoundaryIs" -> outer = false;
                        case "coordinates" -> {
                            countShape();
                            shell = outer ? rings.size() : shell;
                            rings.add(coordinates());
                        }
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            if (shell > 0) {
                rings.add(0, rings.remove(shell));
            }
            polygons.add(rings);
        }

        private void countShape() {
            if (++shapes > pointLimit) {
                throw new UnusableFileException(fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(pointLimit));
            }
        }

        private double[] coordinates() throws XMLStreamException {
            var tuples = new CoordinateTuples(sink.findings(), xml.getLocation().getLineNumber(), pointLimit - points);
            try {
                while (!endsElement()) {
                    if (xml.isCharacters()) {
                        tuples.add(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
            } catch (CoordinateTuples.TooManyPoints e) {
                throw new UnusableFileException(fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(pointLimit));
            }
            double[] ring = tuples.finish();
            points += ring.length / 2;
            if (tuples.sawHeights() && !toldHeights) {
                toldHeights = true;
                sink.assume(new Assumption("heights-dropped", 1, List.of()));
            }
            return ring;
        }

        /** The text of the current element, up to its end. */
        private String text() throws XMLStreamException {
            var text = new StringBuilder();
            while (!endsElement()) {
                if (xml.isCharacters()) {
                    countCharacters(xml.getTextLength());
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
            return text.toString().strip();
        }

        private void countCharacters(int more) {
            characters += more;
            if (characters > LONGEST_TEXTS) {
                throw new UnusableFileException(fileName, UnusableReason.FILE_BROKEN, "Placemark > " + LONGEST_TEXTS);
            }
        }

        /** Goes on by one event; elements where only text belongs are an error. */
        private boolean endsElement() throws XMLStreamException {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new XMLStreamException("an element within text");
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return true;
            }
            return false;
        }

        private String nameAttribute() {
            String name = xml.getAttributeValue(null, "name");
            return name == null ? "" : name;
        }

        private void attribute(String name, String value) {
            if (!name.isBlank() && !value.isEmpty()) {
                countCharacters(name.length() + CHARACTERS_PER_ATTRIBUTE);
                attributes.putIfAbsent(name, value);
            }
        }
    }
}
