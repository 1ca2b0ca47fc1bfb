package org.hongxian.gis.issue;

import org.jspecify.annotations.Nullable;

/**
 * Where a finding is: in the file, in the drawing, on the ground. Every part may be unknown, but not all that is known
 * may be left out.
 *
 * @param line one-based line of the source file
 * @param plot name or number of the plot
 * @param point name of the boundary point, as text (J1, J01, 1)
 * @param easting metres in the CRS of the drawing, or longitude in degrees where that is geographic
 * @param northing metres in the CRS of the drawing, or latitude in degrees
 */
public record Place(
        @Nullable Integer line,
        @Nullable String plot,
        @Nullable String point,
        @Nullable Double easting,
        @Nullable Double northing) {

    public static Place nowhere() {
        return new Place(null, null, null, null, null);
    }

    public static Place line(int line) {
        return new Place(line, null, null, null, null);
    }

    public static Place plot(String plot) {
        return new Place(null, plot, null, null, null);
    }

    public static Place at(String plot, @Nullable String point, double easting, double northing) {
        return new Place(null, plot, point, easting, northing);
    }

    public Place withLine(@Nullable Integer newLine) {
        return new Place(newLine, plot, point, easting, northing);
    }
}
