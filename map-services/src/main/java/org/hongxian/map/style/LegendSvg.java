package org.hongxian.map.style;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hongxian.map.style.LayerStyle.Hatch;

/**
 * A legend as a picture that scales: one line per entry, the symbol as large and as coloured as on the map. Lengths are pixels of 0.28
 * mm.
 */
public final class LegendSvg {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int ROW = 22;
    private static final int SWATCH_WIDTH = 28;
    private static final int SWATCH_HEIGHT = 16;
    /** Thin lines lie on a row of pixels, not between two: there they would be twice as wide and half as dark. */
    private static final double HALF_A_PIXEL = 0.5;

    private static final int TEXT_AT = 38;
    private static final int WIDTH = 320;
    private static final int TEXT_PIXELS = 13;
    private static final String FONT =
            "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', sans-serif";

    private final LayerStyle style;
    private final boolean english;
    private final XMLStreamWriter out;

    private LegendSvg(LayerStyle style, boolean english, XMLStreamWriter out) {
        this.style = style;
        this.english = english;
        this.out = out;
    }

    /**
     * @param entries of the layer, from {@link StyleBook#legend}
     * @param locale Chinese names unless it is English
     */
    public static String write(LayerStyle style, List<LegendEntry> entries, Locale locale) {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new LegendSvg(style, locale.getLanguage().equals("en"), out).document(entries);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the legend of " + style.layer() + " cannot be written", e);
        }
        return text.toString();
    }

    private void document(List<LegendEntry> entries) throws XMLStreamException {
        int height = Math.max(1, entries.size()) * ROW;
        out.writeStartElement("svg");
        out.writeDefaultNamespace(SVG);
        attribute("width", WIDTH);
        attribute("height", height);
        attribute("viewBox", "0 0 " + WIDTH + " " + height);
        attribute("role", "img");
        text("title", english ? style.en() : style.zh());
        for (int i = 0; i < entries.size(); i++) {
            entry(entries.get(i), i);
        }
        out.writeEndElement();
        out.flush();
    }

    private void entry(LegendEntry entry, int row) throws XMLStreamException {
        Symbol symbol = entry.symbol();
        double top = row * ROW + (ROW - SWATCH_HEIGHT) / 2.0;
        if (symbol.fill() != null) {
            swatch(top);
            attribute("fill", symbol.fill());
            attribute("fill-opacity", symbol.fillOpacity());
            out.writeEndElement();
        }
        if (symbol.hatch() != null && symbol.stroke() != null) {
            hatch(symbol.hatch(), symbol.stroke(), row);
            swatch(top);
            attribute("fill", "url(#hatch" + row + ")");
            out.writeEndElement();
        }
        if (symbol.stroke() != null) {
            outline(symbol, top);
        }
        out.writeStartElement("text");
        attribute("x", TEXT_AT);
        attribute("y", row * ROW + ROW / 2 + TEXT_PIXELS / 3);
        attribute("font-size", TEXT_PIXELS);
        attribute("font-family", FONT);
        attribute("fill", "#1c1c1c");
        String name = english ? entry.en() : entry.zh();
        boolean coded = entry.classCode() != null && style.scheme() != null && !name.equals(entry.classCode());
        out.writeCharacters(coded ? entry.classCode() + " " + name : name);
        out.writeEndElement();
    }

    private void swatch(double top) throws XMLStreamException {
        out.writeStartElement("rect");
        attribute("x", 1 + HALF_A_PIXEL);
        attribute("y", top + HALF_A_PIXEL);
        attribute("width", SWATCH_WIDTH - 1);
        attribute("height", SWATCH_HEIGHT - 1);
    }

    /** A line for what is only a line, a frame for an area. */
    private void outline(Symbol symbol, double top) throws XMLStreamException {
        boolean line = symbol.fill() == null && symbol.hatch() == null;
        if (line) {
            out.writeStartElement("path");
            double middle = top + SWATCH_HEIGHT / 2.0 + HALF_A_PIXEL;
            attribute("d", "M1 " + middle + "H" + (SWATCH_WIDTH + 1));
        } else {
            swatch(top);
        }
        attribute("fill", "none");
        attribute("stroke", symbol.stroke() == null ? "none" : symbol.stroke());
        attribute("stroke-width", ScreenLengths.lineWidth(symbol.strokeMillimetres()));
        if (!symbol.dashMillimetres().isEmpty()) {
            attribute(
                    "stroke-dasharray",
                    symbol.dashMillimetres().stream()
                            .map(length -> String.valueOf(ScreenLengths.pixels(length)))
                            .collect(Collectors.joining(" ")));
        }
        out.writeEndElement();
    }

    private void hatch(Hatch hatch, String colour, int row) throws XMLStreamException {
        double spacing = ScreenLengths.pixels(hatch.spacingMillimetres());
        out.writeStartElement("pattern");
        attribute("id", "hatch" + row);
        attribute("width", spacing);
        attribute("height", spacing);
        attribute("patternUnits", "userSpaceOnUse");
        // Angles of styles run counter-clockwise, those of pictures clockwise.
        attribute("patternTransform", "rotate(" + -hatch.angleDegrees() + ")");
        out.writeStartElement("path");
        attribute("d", "M0 " + spacing / 2 + "H" + spacing);
        attribute("stroke", colour);
        attribute("stroke-width", ScreenLengths.lineWidth(hatch.widthMillimetres()));
        out.writeEndElement();
        out.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        out.writeAttribute(name, String.valueOf(value));
    }
}
