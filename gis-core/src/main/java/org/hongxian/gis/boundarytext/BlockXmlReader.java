package org.hongxian.gis.boundarytext;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.TextEncoding;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML family of the boundary TXT: one {@code CL_BUILD_NEW_BLOCK} per plot, what is known about it as elements with a
 * Chinese {@code name}, its rings in the attribute {@code ZB} as {@code @1$1,x,y;2,x,y;...@2$...}.
 *
 * <p>What the elements say goes the way of the lines of a boundary TXT. Document type and entities are refused.
 */
final class BlockXmlReader {

    /** Name of the root element, by which the family is known. */
    static final String BLOCK = "CL_BUILD_NEW_BLOCK";

    private static final String PROFILE = "xml";
    private static final String RINGS = "ZB";
    /** Elements about one plot. */
    private static final int MOST_FACTS = 200;

    private final String fileName;
    private final BoundaryTextReader reader;
    private Map<String, String> facts = new TreeMap<>();
    private final List<Rings> rings = new ArrayList<>();

    private record Rings(String text, int line) {}

    private BlockXmlReader(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.reader = new BoundaryTextReader(fileName, options);
    }

    static ReadResult read(String fileName, byte[] content, ReadOptions options) {
        TextEncoding encoding = TextEncoding.detect(content)
                .orElseThrow(() -> new UnusableFileException(fileName, UnusableReason.ENCODING_UNKNOWN));
        var blocks = new BlockXmlReader(fileName, options);
        blocks.read(content, encoding);
        return blocks.reader.result(BlockXmlFormat.NAMES.name(), encoding);
    }

    private void read(byte[] content, TextEncoding encoding) {
        var bytes =
                new ByteArrayInputStream(content, encoding.byteOrderMark(), content.length - encoding.byteOrderMark());
        XMLStreamReader xml = null;
        try {
            xml = factory().createXMLStreamReader(new InputStreamReader(bytes, encoding.charset()));
            while (xml.hasNext()) {
                event(xml, xml.next());
            }
            plot();
        } catch (XMLStreamException e) {
            throw broken(xml, e);
        } finally {
            close(xml);
        }
    }

    private void event(XMLStreamReader xml, int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw broken(xml, null);
        }
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(BLOCK)) {
            plot();
        }
        if (event != XMLStreamConstants.START_ELEMENT) {
            return;
        }
        String text = attribute(xml, RINGS);
        int line = xml.getLocation().getLineNumber();
        if (xml.getLocalName().equals(BLOCK)) {
            plot();
        } else if (text != null) {
            ring(text, Math.max(1, line));
        } else {
            fact(xml);
        }
    }

    private void ring(String text, int line) {
        if (text.isBlank()) {
            return;
        }
        if (rings.size() == ReadLimits.RINGS_PER_PLOT) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_RINGS,
                    Integer.toString(ReadLimits.RINGS_PER_PLOT),
                    facts.getOrDefault("LANDNAME", ""));
        }
        rings.add(new Rings(text, line));
    }

    /** The element must hold text only: what is not known, and has elements of its own, is gone through. */
    private void fact(XMLStreamReader xml) throws XMLStreamException {
        String name = attribute(xml, "name");
        String element = xml.getLocalName();
        if (name == null) {
            return;
        }
        String text = xml.getElementText().strip();
        if (facts.size() < MOST_FACTS) {
            facts.put(element, text);
        }
        reader.header().add(name + "=" + text);
    }

    /** At the end of its block: some programs write what is known about a plot behind its rings. */
    private void plot() {
        if (!rings.isEmpty()) {
            reader.beginPlot(PlotLine.of(PROFILE, facts, rings.get(0).line()));
            rings.forEach(each -> points(each.text(), each.line()));
        }
        facts = new TreeMap<>();
        rings.clear();
    }

    /** Walked along, not cut up: the attribute may be nearly all of the file. */
    private void points(String text, int line) {
        int begin = 0;
        while (begin < text.length()) {
            int end = endOf(text, '@', begin, text.length());
            int dollar = endOf(text, '$', begin, end);
            String number = dollar == end ? "1" : text.substring(begin, dollar).strip();
            ring(text, dollar == end ? begin : dollar + 1, end, number, line);
            begin = end + 1;
        }
    }

    private void ring(String text, int from, int to, String number, int line) {
        int begin = from;
        while (begin < to) {
            int end = endOf(text, ';', begin, to);
            TextLine point = TextLine.of(line, text.substring(begin, end));
            if (!point.isBlank()) {
                point(number, point);
            }
            begin = end + 1;
        }
    }

    private static int endOf(String text, char separator, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == separator) {
                return i;
            }
        }
        return to;
    }

    private void point(String ring, TextLine point) {
        List<String> fields = point.fields();
        boolean complete = fields.size() == 3;
        reader.readPoint(point, complete ? List.of(fields.get(0), ring, fields.get(1), fields.get(2)) : List.of());
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private UnusableFileException broken(@Nullable XMLStreamReader xml, @Nullable XMLStreamException cause) {
        var location = cause != null && cause.getLocation() != null
                ? cause.getLocation()
                : xml == null ? null : xml.getLocation();
        var exception = new UnusableFileException(
                fileName,
                UnusableReason.XML_BROKEN,
                location == null ? "1" : Integer.toString(location.getLineNumber()),
                location == null ? "1" : Integer.toString(location.getColumnNumber()));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    private static void close(@Nullable XMLStreamReader xml) {
        if (xml == null) {
            return;
        }
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("closing a reader of memory failed", e);
        }
    }
}
