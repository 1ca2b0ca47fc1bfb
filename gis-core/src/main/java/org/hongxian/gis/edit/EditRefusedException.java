package org.hongxian.gis.edit;

import java.util.List;
import java.util.Locale;

/** An edit that cannot be done well, with the reason a person can act on. Nothing was changed. */
public final class EditRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; {@link EditRefusedException#arguments()} name the plot or the limit where there is one. */
    public enum Reason {
        /** The drawing has no such plot, ring or side. */
        NO_SUCH_PLACE,
        /** Fewer points than a line or a shape needs, or all at one place. */
        TOO_FEW_POINTS,
        /** More points than are taken at once. */
        TOO_MANY_POINTS,
        /** A length that is no number, or outside the limits. */
        LENGTH_OUT_OF_RANGE,
        /** How far to offset is no number, zero, or outside the limits; either sign will do. */
        OFFSET_OUT_OF_RANGE,
        /** A plot crosses itself or has no area, so what would be divided is open. */
        PLOT_NOT_VALID,
        /** The shape that was drawn crosses itself. */
        SHAPE_NOT_VALID,
        /** The line does not go through from one side of the plot to another. */
        LINE_DOES_NOT_DIVIDE,
        /** Fewer than two plots to join. */
        TOO_FEW_PLOTS,
        /** Plots to be joined have no side in common. */
        PLOTS_APART,
        /** The shape shares no land with the plot. */
        NOTHING_CUT,
        /** The shape takes the whole plot away, or the offset does. */
        NOTHING_LEFT,
        /** The side would pass the end of the one beside it. */
        SIDE_VANISHES,
        /** Longitude and latitude: lengths in metres mean nothing there. */
        NOT_IN_METRES;

        /** For bundles: {@code line-does-not-divide}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final List<String> arguments;

    public EditRefusedException(Reason reason, String... arguments) {
        super(reason.key() + " " + List.of(arguments));
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    public Reason reason() {
        return reason;
    }

    /** To fill in the text of the reason. */
    public List<String> arguments() {
        return arguments;
    }
}
