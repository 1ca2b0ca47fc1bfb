package org.hongxian.map.style;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A layer's style as MapLibre and other programs that draw vector tiles read it (Mapbox style specification, version 8). Hatches are
 * pictures this format keeps elsewhere, see {@link HatchSprite}, and so are letters. A tile holds pieces of areas, so the name of one
 * that reaches over several tiles may stand in each of them.
 */
public final class MapLibreStyle {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOURCE = "hongxian";
    /** Whatever plain font there is: the one of our own letters, or of a program that uses those of its machine. */
    private static final String FONT = "sans-serif";
    /** Scale denominator of zoom 0 of the format's 512-pixel tiles, at the standardised pixel. */
    private static final double DENOMINATOR_AT_ZERO = 279_541_132.0143589;

    private final LayerStyle style;

    private MapLibreStyle(LayerStyle style) {
        this.style = style;
    }

    /**
     * @param tiles address of the layer's tiles in WebMercatorQuad, with {z}, {x} and {y}
     * @param sprite address of the layer's {@link HatchSprite}, to which programs add {@code .json}, {@code .png}, {@code @2x.json} and
     *     {@code @2x.png}
     * @param glyphs address of the letters, with {fontstack} and {range}
     */
    public static String write(LayerStyle style, String tiles, String sprite, String glyphs) {
        return new MapLibreStyle(style).document(tiles, sprite, glyphs).toString();
    }

    private ObjectNode document(String tiles, String sprite, String glyphs) {
        ObjectNode document = JSON.createObjectNode();
        document.put("version", 8).put("name", style.zh());
        ObjectNode source = document.putObject("sources").putObject(SOURCE);
        source.put("type", "vector").putArray("tiles").add(tiles);
        ArrayNode layers = document.putArray("layers");
        Symbol own = style.symbol();
        if (style.symbols().stream().anyMatch(symbol -> symbol.fill() != null)) {
            ObjectNode fill = layer(layers, "fill", style.scales().layerTo());
            ObjectNode paint = fill.putObject("paint");
            paint.set("fill-color", byClass(MapLibreStyle::fillColour));
            paint.set("fill-opacity", byClass(MapLibreStyle::fillOpacity));
        }
        if (style.symbols().stream().anyMatch(symbol -> symbol.hatch() != null)) {
            document.put("sprite", sprite);
            ObjectNode hatch = layer(layers, "fill", "hatch", style.scales().layerTo());
            hatch.putObject("paint").set("fill-pattern", byClass((symbol, node) -> node.add(HatchSprite.name(symbol))));
        }
        if (own.stroke() != null) {
            line(layers);
        }
        LabelLook look = style.label();
        if (look != null) {
            document.put("glyphs", glyphs);
            label(layers, look);
        }
        return document;
    }

    private void line(ArrayNode layers) {
        ObjectNode line = layer(layers, "line", style.scales().outlineTo());
        ObjectNode paint = line.putObject("paint");
        paint.set("line-color", byClass((symbol, node) -> node.add(symbol.stroke())));
        paint.set(
                "line-width", byClass((symbol, node) -> node.add(ScreenLengths.lineWidth(symbol.strokeMillimetres()))));
        if (!style.dashMillimetres().isEmpty()) {
            // Dashes are counted in widths of the line.
            double width = ScreenLengths.lineWidth(style.strokeMillimetres());
            ArrayNode dashes = paint.putArray("line-dasharray");
            style.dashMillimetres()
                    .forEach(length -> dashes.add(Math.round(ScreenLengths.pixels(length) / width * 100) / 100.0));
        }
    }

    private void label(ArrayNode layers, LabelLook look) {
        ObjectNode label = layer(layers, "symbol", "label", style.scales().labelTo());
        ObjectNode layout = label.putObject("layout");
        layout.putArray("text-field").add("get").add(style.labelField());
        layout.putArray("text-font").add(FONT);
        layout.put("text-size", ScreenLengths.pixels(look.millimetres()));
        label.putObject("paint")
                .put("text-color", look.colour())
                .put("text-halo-color", look.haloColour())
                .put("text-halo-width", ScreenLengths.pixels(look.haloMillimetres()));
    }

    private ObjectNode layer(ArrayNode layers, String type, double largestDenominator) {
        return layer(layers, type, type, largestDenominator);
    }

    private ObjectNode layer(ArrayNode layers, String type, String name, double largestDenominator) {
        ObjectNode layer = layers.addObject();
        layer.put("id", style.layer() + "-" + name)
                .put("type", type)
                .put("source", SOURCE)
                .put("source-layer", style.layer());
        if (largestDenominator > 0) {
            layer.put("minzoom", Math.round(zoom(largestDenominator) * 100) / 100.0);
        }
        return layer;
    }

    private static double zoom(double denominator) {
        return Math.max(0, Math.log(DENOMINATOR_AT_ZERO / denominator) / Math.log(2));
    }

    private static void fillColour(Symbol symbol, ArrayNode into) {
        into.add(symbol.fill() != null ? symbol.fill() : "#ffffff");
    }

    private static void fillOpacity(Symbol symbol, ArrayNode into) {
        into.add(symbol.fill() != null ? symbol.fillOpacity() : 0.0);
    }

    /** Adds one value of a look to an array. */
    private interface Value {
        void addTo(Symbol symbol, ArrayNode into);
    }

    /** The value of the class; of a code that refines a listed one, that one's; else of the layer. */
    private JsonNode byClass(Value value) {
        ArrayNode otherwise = JSON.createArrayNode();
        value.addTo(style.symbol(), otherwise);
        List<LayerStyle.ClassStyle> classes = style.classes();
        if (style.classField() == null || classes.isEmpty()) {
            return otherwise.get(0);
        }
        ArrayNode refined = JSON.createArrayNode().add("match");
        ArrayNode code = refined.addArray().add("slice");
        code.addArray().add("get").add(style.classField());
        code.add(0).add(LayerStyle.SHORTEST_REFINED);
        classes.stream()
                .filter(look -> look.code().length() == LayerStyle.SHORTEST_REFINED)
                .forEach(look -> value.addTo(style.symbol(look), refined.add(look.code())));
        refined.add(otherwise.get(0));
        ArrayNode exact = JSON.createArrayNode().add("match");
        exact.addArray().add("get").add(style.classField());
        classes.forEach(look -> value.addTo(style.symbol(look), exact.add(look.code())));
        boolean refinable = classes.stream().anyMatch(look -> look.code().length() == LayerStyle.SHORTEST_REFINED);
        return exact.add(refinable ? refined : otherwise.get(0));
    }
}
