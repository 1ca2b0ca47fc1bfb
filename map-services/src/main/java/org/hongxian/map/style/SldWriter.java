package org.hongxian.map.style;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.hongxian.map.style.LayerStyle.ClassStyle;

/**
 * Writes a layer's style as a Styled Layer Descriptor, for GeoServer and every other renderer that reads one. Lengths are pixels of
 * 0.28 mm. Fills, outlines and labels are feature styles of their own where they are drawn at different scales, and are painted in
 * that order.
 */
public final class SldWriter {

    private static final String LABEL_FONT = "WenQuanYi Zen Hei";

    private final LayerStyle style;
    private final SldElements out;

    private SldWriter(LayerStyle style, SldElements out) {
        this.style = style;
        this.out = out;
    }

    /** The document, named by the layer's key. */
    public static String write(LayerStyle style, SldVersion version) {
        var text = new StringWriter();
        try {
            var stream = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new SldWriter(style, new SldElements(stream, version)).document();
            stream.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the style of " + style.layer() + " cannot be written", e);
        }
        return text.toString();
    }

    private void document() throws XMLStreamException {
        out.root();
        out.layerLevel("NamedLayer");
        out.name(style.layer());
        out.layerLevel("UserStyle");
        out.name(style.layer());
        out.title(style.zh());
        areas();
        if (outlinesApart()) {
            outlines();
        }
        LabelLook look = style.label();
        if (style.labelField() != null && look != null) {
            labels(style.labelField(), look);
        }
        out.end();
        out.end();
        out.end();
        out.finish();
    }

    /** Outlines that vanish at a far scale, while the areas stay. */
    private boolean outlinesApart() {
        return style.scales().outlineTo() > 0 && style.stroke() != null;
    }

    private void areas() throws XMLStreamException {
        out.styleLevel("FeatureTypeStyle");
        if (style.classField() != null) {
            for (ClassStyle look : style.classes()) {
                rule(look.code(), look.code() + " " + look.zh());
                classFilter(style.classField(), look.code());
                scale(style.scales().layerTo());
                area(style.symbol(look));
                out.end();
            }
        }
        Symbol other = style.symbol();
        rule("other", style.classField() == null ? style.zh() : style.zh() + "（其他）");
        if (style.classField() != null) {
            out.styleLevel("ElseFilter");
            out.end();
        }
        scale(style.scales().layerTo());
        area(other);
        out.end();
        out.end();
    }

    private void outlines() throws XMLStreamException {
        out.styleLevel("FeatureTypeStyle");
        rule("outline", style.zh() + "（界线）");
        scale(style.scales().outlineTo());
        out.styleLevel("LineSymbolizer");
        stroke(style.symbol());
        out.end();
        out.end();
        out.end();
    }

    private void labels(String field, LabelLook look) throws XMLStreamException {
        out.styleLevel("FeatureTypeStyle");
        rule("label", style.zh() + "（注记）");
        scale(style.scales().labelTo());
        out.styleLevel("TextSymbolizer");
        out.styleLevel("Label");
        out.filterText("PropertyName", field);
        out.end();
        out.styleLevel("Font");
        out.parameter("font-family", LABEL_FONT);
        out.parameter("font-size", number(Math.round(ScreenLengths.pixels(look.millimetres()))));
        out.end();
        out.styleLevel("LabelPlacement");
        out.styleLevel("PointPlacement");
        out.styleLevel("AnchorPoint");
        out.styleText("AnchorPointX", "0.5");
        out.styleText("AnchorPointY", "0.5");
        out.end();
        out.end();
        out.end();
        out.styleLevel("Halo");
        out.styleText("Radius", number(ScreenLengths.pixels(look.haloMillimetres())));
        fill(look.haloColour(), 1);
        out.end();
        fill(look.colour(), 1);
        out.end();
        out.end();
        out.end();
    }

    private void rule(String name, String title) throws XMLStreamException {
        out.styleLevel("Rule");
        out.name(name);
        out.title(title);
    }

    /** The class itself and the codes that refine it, but not those that are classes of their own. */
    private void classFilter(String field, String code) throws XMLStreamException {
        List<String> finer = style.classes().stream()
                .map(ClassStyle::code)
                .filter(other -> other.startsWith(code) && !other.equals(code))
                .toList();
        out.filter("Filter");
        if (code.length() < LayerStyle.SHORTEST_REFINED) {
            comparison("PropertyIsEqualTo", field, code);
        } else if (finer.isEmpty()) {
            like(field, code);
        } else {
            out.filter("And");
            like(field, code);
            for (String other : finer) {
                out.filter("Not");
                like(field, other);
                out.end();
            }
            out.end();
        }
        out.end();
    }

    private void like(String field, String code) throws XMLStreamException {
        out.filter("PropertyIsLike");
        out.attribute("wildCard", "*");
        out.attribute("singleChar", "?");
        out.likeEscape();
        out.filterText("PropertyName", field);
        out.filterText("Literal", code + "*");
        out.end();
    }

    private void comparison(String operator, String field, String value) throws XMLStreamException {
        out.filter(operator);
        out.filterText("PropertyName", field);
        out.filterText("Literal", value);
        out.end();
    }

    private void scale(double largestDenominator) throws XMLStreamException {
        if (largestDenominator > 0) {
            out.styleText("MaxScaleDenominator", number(largestDenominator));
        }
    }

    private void area(Symbol symbol) throws XMLStreamException {
        boolean hatched = symbol.hatch() != null && symbol.stroke() != null;
        if (symbol.fill() != null || !hatched) {
            out.styleLevel("PolygonSymbolizer");
            if (symbol.fill() != null) {
                fill(symbol.fill(), symbol.fillOpacity());
            }
            if (!hatched && !outlinesApart()) {
                stroke(symbol);
            }
            out.end();
        }
        if (hatched) {
            out.styleLevel("PolygonSymbolizer");
            hatch(symbol);
            if (!outlinesApart()) {
                stroke(symbol);
            }
            out.end();
        }
    }

    private void fill(String colour, double opacity) throws XMLStreamException {
        out.styleLevel("Fill");
        out.parameter("fill", colour);
        if (opacity < 1) {
            out.parameter("fill-opacity", number(opacity));
        }
        out.end();
    }

    private void stroke(Symbol symbol) throws XMLStreamException {
        if (symbol.stroke() == null) {
            return;
        }
        out.styleLevel("Stroke");
        out.parameter("stroke", symbol.stroke());
        out.parameter("stroke-width", number(ScreenLengths.lineWidth(symbol.strokeMillimetres())));
        if (!symbol.dashMillimetres().isEmpty()) {
            out.parameter(
                    "stroke-dasharray",
                    symbol.dashMillimetres().stream()
                            .map(millimetres -> number(ScreenLengths.pixels(millimetres)))
                            .collect(Collectors.joining(" ")));
        }
        out.end();
    }

    /** Lines across a mark that is repeated without a gap: the mark's size is the distance between lines along an axis. */
    private void hatch(Symbol symbol) throws XMLStreamException {
        LayerStyle.Hatch hatch = symbol.hatch();
        if (hatch == null) {
            return;
        }
        out.styleLevel("Fill");
        out.styleLevel("GraphicFill");
        out.styleLevel("Graphic");
        out.styleLevel("Mark");
        out.styleText("WellKnownName", mark(hatch.angleDegrees()));
        out.styleLevel("Stroke");
        out.parameter("stroke", symbol.stroke() == null ? LabelLook.USUAL.colour() : symbol.stroke());
        out.parameter("stroke-width", number(ScreenLengths.lineWidth(hatch.widthMillimetres())));
        out.end();
        out.end();
        double across = hatch.angleDegrees() % 90 == 0 ? 1 : Math.sqrt(2);
        out.styleText("Size", number(Math.round(ScreenLengths.pixels(hatch.spacingMillimetres() * across))));
        out.end();
        out.end();
        out.end();
    }

    /** GeoServer's names; a renderer that does not know them falls back to a filled square, as the specification has it. */
    private static String mark(double angleDegrees) {
        return switch ((int) (angleDegrees % 180)) {
            case 0 -> "shape://horline";
            case 45 -> "shape://slash";
            case 90 -> "shape://vertline";
            default -> "shape://backslash";
        };
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
