package org.hongxian.gis.area;

import java.util.Optional;
import org.hongxian.gis.crs.CrsDefinition;
import org.locationtech.jts.geom.Envelope;

/**
 * How many square metres on the ellipsoid one square metre of a Gauss-Krüger plane stands for, over a region of some hundred
 * kilometres: 1 on the central meridian, about 1 − y²/R² at the distance y from it.
 *
 * <p>The density is the functional determinant of the prescribed inverse projection times the area element M·N·cos B of the
 * ellipsoid, taken at 25 places and interpolated between them (degree 4 in either direction). Integrated over a polygon it gives
 * what the prescribed procedure gives, without that procedure's roundings of coordinates: the square of 1 km at (4000000,
 * 39600000) has 999751.2466 m² against 999751.2455 m².
 */
public final class EllipsoidDensity {

    private static final int NODES = 5;
    /** Metres to either side for the derivatives: wide enough for 13 digits, narrow against the radius of the ellipsoid. */
    private static final double STEP = 2000;

    private final double middleEasting;
    private final double middleNorthing;
    private final double halfWidth;
    private final double halfHeight;
    /** Coefficient of u^i v^j at [i][j]; u and v run from −1 to 1 over the region. */
    private final double[][] coefficients;

    private EllipsoidDensity(PrescribedEllipsoid ellipsoid, CrsDefinition zone, Envelope region) {
        middleEasting = (region.getMinX() + region.getMaxX()) / 2;
        middleNorthing = (region.getMinY() + region.getMaxY()) / 2;
        halfWidth = Math.max(1, region.getWidth() / 2);
        halfHeight = Math.max(1, region.getHeight() / 2);
        var values = new double[NODES][NODES];
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES; j++) {
                double offset = middleEasting + node(i) * halfWidth - zone.falseEastingMetres();
                double northing = middleNorthing + node(j) * halfHeight;
                values[i][j] = density(ellipsoid, offset, northing);
            }
        }
        coefficients = interpolated(values);
    }

    /**
     * @param zone a Gauss-Krüger zone
     * @param region easting first, in the zone; the density is not meant for places outside
     * @return empty where no procedure is prescribed (Beijing 54)
     */
    public static Optional<EllipsoidDensity> over(CrsDefinition zone, Envelope region) {
        if (!zone.isZone()) {
            throw new IllegalArgumentException("not a plane zone: " + zone.code());
        }
        return PrescribedEllipsoid.of(zone.datum()).map(ellipsoid -> new EllipsoidDensity(ellipsoid, zone, region));
    }

    public double at(double easting, double northing) {
        double u = (easting - middleEasting) / halfWidth;
        double v = (northing - middleNorthing) / halfHeight;
        double sum = 0;
        for (int i = NODES - 1; i >= 0; i--) {
            sum = sum * u + polynomial(coefficients[i], v);
        }
        return sum;
    }

    /**
     * Value and derivatives at a place, per metre: the density itself, its change to the east, to the north, and the second
     * derivative to the east. The others are too small to count within 20 km.
     *
     * @param taylor receives the four values
     */
    public void taylor(double easting, double northing, double[] taylor) {
        double u = (easting - middleEasting) / halfWidth;
        double v = (northing - middleNorthing) / halfHeight;
        double value = 0;
        double east = 0;
        double eastEast = 0;
        double north = 0;
        for (int i = NODES - 1; i >= 0; i--) {
            double[] c = coefficients[i];
            double inNorth = 0;
            double slope = 0;
            for (int j = NODES - 1; j >= 0; j--) {
                slope = slope * v + inNorth;
                inNorth = inNorth * v + c[j];
            }
            eastEast = eastEast * u + 2 * east;
            east = east * u + value;
            value = value * u + inNorth;
            north = north * u + slope;
        }
        taylor[0] = value;
        taylor[1] = east / halfWidth;
        taylor[2] = north / halfHeight;
        taylor[3] = eastEast / (halfWidth * halfWidth);
    }

    private static double density(PrescribedEllipsoid ellipsoid, double offset, double northing) {
        double[] east = derivative(
                ellipsoid.inverse(offset - 2 * STEP, northing, 0),
                ellipsoid.inverse(offset - STEP, northing, 0),
                ellipsoid.inverse(offset + STEP, northing, 0),
                ellipsoid.inverse(offset + 2 * STEP, northing, 0));
        double[] north = derivative(
                ellipsoid.inverse(offset, northing - 2 * STEP, 0),
                ellipsoid.inverse(offset, northing - STEP, 0),
                ellipsoid.inverse(offset, northing + STEP, 0),
                ellipsoid.inverse(offset, northing + 2 * STEP, 0));
        double determinant = north[0] * east[1] - north[1] * east[0];
        return determinant * ellipsoid.areaElement(ellipsoid.inverse(offset, northing, 0)[0]);
    }

    /** Central difference of fourth order: per metre, of latitude and longitude in arc-seconds. */
    private static double[] derivative(double[] twoBefore, double[] before, double[] after, double[] twoAfter) {
        var result = new double[2];
        for (int i = 0; i < 2; i++) {
            result[i] = (8 * (after[i] - before[i]) - (twoAfter[i] - twoBefore[i])) / (12 * STEP);
        }
        return result;
    }

    /** Places of interpolation, −1 to 1, evenly spaced. */
    private static double node(int i) {
        return -1 + 2.0 * i / (NODES - 1);
    }

    private static double[][] interpolated(double[][] values) {
        var alongNorth = new double[NODES][];
        for (int i = 0; i < NODES; i++) {
            alongNorth[i] = monomials(values[i]);
        }
        var result = new double[NODES][NODES];
        for (int j = 0; j < NODES; j++) {
            var column = new double[NODES];
            for (int i = 0; i < NODES; i++) {
                column[i] = alongNorth[i][j];
            }
            double[] inEast = monomials(column);
            for (int i = 0; i < NODES; i++) {
                result[i][j] = inEast[i];
            }
        }
        return result;
    }

    /** Coefficients of the polynomial through the values at the nodes (Newton's form, multiplied out). */
    private static double[] monomials(double[] values) {
        double[] divided = values.clone();
        for (int order = 1; order < NODES; order++) {
            for (int i = NODES - 1; i >= order; i--) {
                divided[i] = (divided[i] - divided[i - 1]) / (node(i) - node(i - order));
            }
        }
        var result = new double[NODES];
        for (int i = NODES - 1; i >= 0; i--) {
            for (int j = NODES - 1; j >= 1; j--) {
                result[j] = result[j - 1] - node(i) * result[j];
            }
            result[0] = divided[i] - node(i) * result[0];
        }
        return result;
    }

    private static double polynomial(double[] c, double v) {
        double sum = 0;
        for (int j = NODES - 1; j >= 0; j--) {
            sum = sum * v + c[j];
        }
        return sum;
    }
}
