package org.hongxian.map.style;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.map.style.LayerStyle.ClassStyle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The styles of every layer, from the one source per style in {@code styles/}. Browser, PDF and legend all ask here, so that
 * a class has one colour everywhere. Immutable.
 */
public final class StyleBook {

    /** In drawing order, lowest first. */
    private static final List<String> FILES =
            List.of("dltb", "ghyt", "stbhhx", "yjjbnttb", "czkfbj", "cjdcq", "xzq", "red-lines", "red-line");

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Map<String, LayerStyle> layers = new LinkedHashMap<>();

    private StyleBook(List<LayerStyle> styles) {
        styles.forEach(style -> layers.put(style.layer(), style));
    }

    /** The styles the product ships. */
    public static StyleBook load() {
        return new StyleBook(FILES.stream().map(StyleBook::read).toList());
    }

    private static LayerStyle read(String file) {
        String resource = "/org/hongxian/styles/" + file + ".json";
        try (InputStream in = Objects.requireNonNull(StyleBook.class.getResourceAsStream(resource), resource)) {
            return JSON.readValue(in, LayerStyle.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** In drawing order, lowest first. */
    public List<LayerStyle> layers() {
        return List.copyOf(layers.values());
    }

    public Optional<LayerStyle> find(String layer) {
        return Optional.ofNullable(layers.get(layer));
    }

    /**
     * The style of a layer whose features say their land class in their own way: the colours are those of the classification the
     * layer is coded by, whatever layer of this book shows it first.
     *
     * @param coding null for a layer without land classes
     */
    public Optional<LayerStyle> find(String layer, @Nullable LandClassCoding coding) {
        return find(layer).map(style -> {
            if (coding == null || style.classField() == null) {
                return style;
            }
            return style.coded(coding.field(), palette(coding));
        });
    }

    /** The style that has the colours of a classification; null where none has. */
    private @Nullable LayerStyle palette(LandClassCoding coding) {
        return layers.values().stream()
                .filter(each -> coding.scheme().equals(each.scheme()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The style of any layer of the catalogue: a layer no file describes has a plain outline, and the colours of its land classes where
     * its features say them.
     *
     * @param coding null for a layer without land classes
     */
    public LayerStyle look(String layer, String title, @Nullable LandClassCoding coding) {
        return find(layer, coding).orElseGet(() -> {
            LayerStyle plain = LayerStyle.plain(layer, title);
            return coding == null ? plain : plain.coded(coding.field(), palette(coding));
        });
    }

    /** The same book with these styles in it, in the place of those of the same layers, else at the end. */
    public StyleBook with(Collection<LayerStyle> others) {
        var all = new LinkedHashMap<>(layers);
        others.forEach(style -> all.put(style.layer(), style));
        return new StyleBook(List.copyOf(all.values()));
    }

    /**
     * The look of a feature.
     *
     * @param classCode land class, or null; a code without an own colour takes that of the code it refines (0201K: 0201)
     * @throws IllegalArgumentException for a layer without a style
     */
    public Symbol symbol(String layer, @Nullable String classCode) {
        LayerStyle style = get(layer);
        return style.findClass(classCode).map(style::symbol).orElseGet(style::symbol);
    }

    /** Chinese name of a class of a layer; the code itself when it is not listed. */
    public String className(String layer, String classCode) {
        return get(layer).classes().stream()
                .filter(c -> c.code().equals(classCode))
                .map(ClassStyle::zh)
                .findFirst()
                .orElse(classCode);
    }

    /**
     * Legend lines in order of class code.
     *
     * @param classCodes those to be listed; for a layer of one look it does not matter
     */
    public List<LegendEntry> legend(String layer, Collection<String> classCodes) {
        return get(layer).legend(classCodes);
    }

    /** Every layer with all its classes, in drawing order: what the browser draws by. */
    public String toBrowserJson() {
        return JSON.writeValueAsString(Map.of("layers", layers()));
    }

    private LayerStyle get(String layer) {
        return find(layer).orElseThrow(() -> new IllegalArgumentException("no style for layer " + layer));
    }
}
