package org.hongxian.map.style;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished look of one feature. Colours are {@code #rrggbb}; lengths are millimetres on paper.
 *
 * @param fill null for none
 * @param stroke null for none
 */
public record Symbol(
        @Nullable String fill,
        double fillOpacity,
        @Nullable String stroke,
        double strokeMillimetres,
        List<Double> dashMillimetres,
        LayerStyle.@Nullable Hatch hatch) {

    /** The same look with all its lengths multiplied. */
    public Symbol times(double factor) {
        return new Symbol(
                fill,
                fillOpacity,
                stroke,
                strokeMillimetres * factor,
                dashMillimetres.stream().map(length -> length * factor).toList(),
                hatch == null
                        ? null
                        : new LayerStyle.Hatch(
                                hatch.angleDegrees(),
                                hatch.spacingMillimetres() * factor,
                                hatch.widthMillimetres() * factor));
    }
}
