package org.hongxian.gis.packed;

import org.hongxian.gis.area.EllipsoidDensity;
import org.jspecify.annotations.Nullable;

/**
 * The density of the ellipsoid round one parcel as a Taylor series, in packed units, and its integral over trapezoids. The second
 * derivative is kept to the east only; what is left out is below 1e-9 of the area of a parcel 10 km across.
 *
 * <p>{@code a} runs along the sweep axis, {@code b} across it. Not safe for use by several threads.
 */
final class DensitySeries {

    private final @Nullable EllipsoidDensity density;
    private final PackedGrid grid;
    private final boolean transposed;
    private final double[] taylor = new double[4];

    private double centreA;
    private double centreB;
    private double value = Double.NaN;
    private double riseA;
    private double riseB;
    private double bendA;
    private double bendB;

    /** @param density null where no ellipsoidal area is prescribed: all areas are then not a number */
    DensitySeries(@Nullable EllipsoidDensity density, PackedGrid grid, boolean transposed) {
        this.density = density;
        this.grid = grid;
        this.transposed = transposed;
    }

    /** Sets the middle of the parcel, in packed units. */
    void around(double x, double y) {
        if (density == null) {
            return;
        }
        density.taylor(
                grid.originEasting() + x / PackedGrid.UNITS_PER_METRE,
                grid.originNorthing() + y / PackedGrid.UNITS_PER_METRE,
                taylor);
        double east = taylor[1] / PackedGrid.UNITS_PER_METRE;
        double north = taylor[2] / PackedGrid.UNITS_PER_METRE;
        double eastEast = taylor[3] / (PackedGrid.UNITS_PER_METRE * PackedGrid.UNITS_PER_METRE);
        value = taylor[0];
        centreA = transposed ? y : x;
        centreB = transposed ? x : y;
        riseA = transposed ? north : east;
        riseB = transposed ? east : north;
        bendA = transposed ? 0 : eastEast;
        bendB = transposed ? eastEast : 0;
    }

    double centreB() {
        return centreB;
    }

    /**
     * The density integrated over what lies between a line and an edge, positive where the edge is above it.
     *
     * @param u where the trapezoid begins
     * @param line1 {@code b} of the line there, {@code line2} at the other end
     * @param d1 height of the edge above the line there, {@code d2} at the other end
     */
    double trapezoid(double u, double width, double line1, double line2, double d1, double d2) {
        double area = (d1 + d2) / 2 * width;
        double fromCentre = u + width / 2 - centreA;
        double square = width * width / 12;
        double l1 = line1 - centreB;
        double l2 = line2 - centreB;
        return riseA * (area * fromCentre + square * (d2 - d1))
                + bendA / 2 * area * (fromCentre * fromCentre + square)
                + width * (across(l1 + d1, l2 + d2) - across(l1, l2));
    }

    /** Mean along a straight edge of the density integrated across, from the centre to the edge. */
    private double across(double q1, double q2) {
        return value * (q1 + q2) / 2
                + riseB / 6 * (q1 * q1 + q1 * q2 + q2 * q2)
                + bendB / 24 * (q1 + q2) * (q1 * q1 + q2 * q2);
    }
}
