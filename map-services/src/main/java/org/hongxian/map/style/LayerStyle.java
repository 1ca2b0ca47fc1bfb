package org.hongxian.map.style;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one layer is drawn, as its file in {@code styles/} says. Colours are {@code #rrggbb}; lengths are millimetres on paper.
 *
 * @param layer layer key: DLTB, YJJBNTTB, ..., RED_LINE
 * @param source where the colours come from
 * @param group what the layer is about; layers of one group are offered together
 * @param scheme key of the classification the classes are of; null where they are not land classes
 * @param classField attribute that chooses the class; null for a layer of one look
 * @param labelField attribute written into the area; null for none
 * @param fill of a feature whose class is not listed; null for none
 * @param stroke outline; null for none
 * @param dashMillimetres empty for a solid line
 * @param hatch lines across the area; null for none
 * @param pointDiameterMillimetres circle at every boundary point; 0 for none
 * @param scales from which scale on the layer, its outlines and its labels are drawn on a screen; a sheet has one scale and draws all
 */
public record LayerStyle(
        String layer,
        String zh,
        String en,
        String source,
        Group group,
        @Nullable String scheme,
        @Nullable String classField,
        @Nullable String labelField,
        @Nullable String fill,
        double fillOpacity,
        @Nullable String stroke,
        double strokeMillimetres,
        List<Double> dashMillimetres,
        @Nullable Hatch hatch,
        double pointDiameterMillimetres,
        Scales scales,
        List<ClassStyle> classes) {

    /** Codes of this length are classes; longer ones refine them. */
    static final int SHORTEST_REFINED = 4;

    private static final String PLAIN_STROKE = "#4a4a4a";
    private static final double PLAIN_WIDTH = 0.3;

    public LayerStyle {
        dashMillimetres = List.copyOf(requireNonNullElse(dashMillimetres, List.<Double>of()));
        scales = requireNonNullElse(scales, Scales.ALL);
        if (hatch != null && hatch.angleDegrees() % 45 != 0) {
            throw new IllegalArgumentException(
                    layer + ": hatches lie at multiples of 45 degrees, as every renderer can draw them");
        }
        classes = List.copyOf(requireNonNullElse(classes, List.<ClassStyle>of()));
    }

    /** How the words of the label field look; null for a layer without one. Stated here for everybody, so no file says it. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public @Nullable LabelLook label() {
        return labelField == null ? null : LabelLook.USUAL;
    }

    /** What a layer is about. */
    public enum Group {
        LAND_USE,
        PROTECTION,
        ADMINISTRATION,
        RED_LINE,
        /** Layers an office keeps for itself. */
        OTHER
    }

    /**
     * Largest scale denominators at which something is still drawn; 0 for every scale.
     *
     * @param outlineTo of the outlines; of the whole layer when the layer itself ends earlier
     */
    public record Scales(double layerTo, double outlineTo, double labelTo) {

        static final Scales ALL = new Scales(0, 0, 0);
    }

    /** One class within the layer. What is null is as the layer has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClassStyle(
            String code,
            String zh,
            String en,
            @Nullable String fill,
            @Nullable Double fillOpacity,
            @Nullable String stroke,
            @Nullable Double strokeMillimetres,
            @Nullable List<Double> dashMillimetres,
            @Nullable Hatch hatch) {}

    /** @param angleDegrees counter-clockwise from east, a multiple of 45 */
    public record Hatch(double angleDegrees, double spacingMillimetres, double widthMillimetres) {}

    /** A plain outline, for a layer no file describes. */
    public static LayerStyle plain(String layer, String title) {
        return new LayerStyle(
                layer,
                title,
                title,
                "plain",
                Group.OTHER,
                null,
                null,
                null,
                null,
                1,
                PLAIN_STROKE,
                PLAIN_WIDTH,
                List.of(),
                null,
                0,
                Scales.ALL,
                List.of());
    }

    /** Every look a feature of the layer may have. */
    List<Symbol> symbols() {
        return Stream.concat(Stream.of(symbol()), classes.stream().map(this::symbol))
                .toList();
    }

    /** The look of a feature that belongs to none of the classes. */
    Symbol symbol() {
        return new Symbol(fill, fillOpacity, stroke, strokeMillimetres, dashMillimetres, hatch);
    }

    /** The look of a feature of a class. */
    Symbol symbol(ClassStyle look) {
        return new Symbol(
                look.fill() == null ? fill : look.fill(),
                look.fillOpacity() == null ? fillOpacity : look.fillOpacity(),
                look.stroke() == null ? stroke : look.stroke(),
                look.strokeMillimetres() == null ? strokeMillimetres : look.strokeMillimetres(),
                look.dashMillimetres() == null ? dashMillimetres : look.dashMillimetres(),
                look.hatch() == null ? hatch : look.hatch());
    }

    /**
     * The class of a code: the code itself, else the longest listed one it refines (0303K: 0303), of four characters at least.
     */
    Optional<ClassStyle> findClass(@Nullable String code) {
        for (String tried = code == null ? "" : code; !tried.isEmpty(); tried = shorter(tried)) {
            String wanted = tried;
            Optional<ClassStyle> found =
                    classes.stream().filter(c -> c.code().equals(wanted)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Legend lines in order of class code.
     *
     * @param classCodes those to be listed; for a layer of one look it does not matter
     */
    public List<LegendEntry> legend(Collection<String> classCodes) {
        if (classField == null) {
            return List.of(new LegendEntry(layer, null, zh, en, symbol()));
        }
        return new TreeSet<>(classCodes)
                .stream()
                        .map(code -> {
                            Optional<ClassStyle> known = findClass(code);
                            return new LegendEntry(
                                    layer,
                                    code,
                                    known.map(ClassStyle::zh).orElse(code),
                                    known.map(ClassStyle::en).orElse(code),
                                    known.map(this::symbol).orElseGet(this::symbol));
                        })
                        .toList();
    }

    private static String shorter(String code) {
        return code.length() > SHORTEST_REFINED ? code.substring(0, code.length() - 1) : "";
    }

    /** The same layer with its classes said in another attribute, or by another classification. */
    LayerStyle coded(String field, @Nullable LayerStyle palette) {
        LayerStyle from = palette == null ? this : palette;
        return new LayerStyle(
                layer,
                zh,
                en,
                from.source,
                group,
                from.scheme,
                field,
                classField != null && classField.equals(labelField) ? field : labelField,
                fill,
                fillOpacity,
                stroke,
                strokeMillimetres,
                dashMillimetres,
                hatch,
                pointDiameterMillimetres,
                scales,
                from.classes);
    }
}
