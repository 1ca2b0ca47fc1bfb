package org.hongxian.map.style;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one layer is drawn, as its file in {@code styles/} says. Colours are {@code #rrggbb}; lengths are millimetres on paper.
 *
 * @param layer layer key: DLTB, YJJBNTTB, ..., RED_LINE
 * @param source where the colours come from
 * @param classField attribute that chooses the class; null for a layer of one look
 * @param labelField attribute written into the area; null for none
 * @param fill of a feature whose class is not listed; null for none
 * @param stroke outline; null for none
 * @param dashMillimetres empty for a solid line
 * @param hatch lines across the area; null for none
 * @param pointDiameterMillimetres circle at every boundary point; 0 for none
 */
public record LayerStyle(
        String layer,
        String zh,
        String en,
        String source,
        @Nullable String classField,
        @Nullable String labelField,
        @Nullable String fill,
        double fillOpacity,
        @Nullable String stroke,
        double strokeMillimetres,
        List<Double> dashMillimetres,
        @Nullable Hatch hatch,
        double pointDiameterMillimetres,
        List<ClassStyle> classes) {

    public LayerStyle {
        dashMillimetres = List.copyOf(requireNonNullElse(dashMillimetres, List.<Double>of()));
        classes = List.copyOf(requireNonNullElse(classes, List.<ClassStyle>of()));
    }

    /** One land class within the layer. */
    public record ClassStyle(String code, String zh, String en, String fill) {}

    /** @param angleDegrees counter-clockwise from east */
    public record Hatch(double angleDegrees, double spacingMillimetres, double widthMillimetres) {}
}
