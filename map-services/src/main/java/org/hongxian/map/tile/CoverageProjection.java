package org.hongxian.map.tile;

import java.util.Optional;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.ParcelReader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The way from the whole units of a coverage file to the reference system of a grid, as one polynomial over the ground of the file
 * fitted to the exact transformation, which would cost a hundred times as much per point. How far they lie apart at the worst is
 * measured at points between those it was fitted to.
 *
 * <p>CGCS2000 and WGS 84 are taken as one where the grid is that of web maps; see {@code gis.crs.Datum}.
 */
final class CoverageProjection {

    static final int DEGREE = 6;

    private static final int NODES = DEGREE + 3;
    private static final int CHECKED = 14;
    private static final double LEAST_HALF_METRES = 500;

    private final CoordinateTransformer toGrid;
    private final CoordinateTransformer toGround;
    private final double originEasting;
    private final double originNorthing;
    private final double middleX;
    private final double middleY;
    private final double half;
    private final double[][] easting;
    private final double[][] northing;
    private final Envelope inGrid = new Envelope();
    private double error;

    /**
     * @param origin where the units of the file count from, metres
     * @param ground of the file, easting first, metres
     */
    CoverageProjection(CrsCode layer, double[] origin, Envelope ground, CrsCode grid) {
        this.toGrid = CoordinateTransformer.between(layer, grid);
        this.toGround = toGrid.inverse();
        this.originEasting = origin[0];
        this.originNorthing = origin[1];
        Coordinate centre = ground.centre();
        this.middleX = (centre.x - originEasting) * ParcelReader.UNITS_PER_METRE;
        this.middleY = (centre.y - originNorthing) * ParcelReader.UNITS_PER_METRE;
        this.half = Math.max(LEAST_HALF_METRES, Math.max(ground.getWidth(), ground.getHeight()) / 2)
                * ParcelReader.UNITS_PER_METRE;
        this.easting = new double[DEGREE + 1][DEGREE + 1];
        this.northing = new double[DEGREE + 1][DEGREE + 1];
        fit();
        measure();
    }

    private Coordinate exact(double u, double v) {
        return exactOfUnits(middleX + half * u, middleY + half * v);
    }

    /** Where a place given in units of the file lies in the system of the grid. */
    Coordinate exactOfUnits(double x, double y) {
        return toGrid.transform(
                originEasting + x / ParcelReader.UNITS_PER_METRE, originNorthing + y / ParcelReader.UNITS_PER_METRE);
    }

    /** By the discrete orthogonality of the Chebyshev polynomials at their own zeros: no system of equations to solve. */
    private void fit() {
        var zeros = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            zeros[k] = Math.cos(Math.PI * (k + 0.5) / NODES);
        }
        var chebyshevEasting = new double[DEGREE + 1][DEGREE + 1];
        var chebyshevNorthing = new double[DEGREE + 1][DEGREE + 1];
        for (int k = 0; k < NODES; k++) {
            for (int l = 0; l < NODES; l++) {
                Coordinate at = exact(zeros[k], zeros[l]);
                for (int i = 0; i <= DEGREE; i++) {
                    for (int j = 0; i + j <= DEGREE; j++) {
                        double weight = (i == 0 ? 1 : 2)
                                * (j == 0 ? 1 : 2)
                                * Math.cos(i * Math.acos(zeros[k]))
                                * Math.cos(j * Math.acos(zeros[l]))
                                / (NODES * NODES);
                        chebyshevEasting[i][j] += weight * at.x;
                        chebyshevNorthing[i][j] += weight * at.y;
                    }
                }
            }
        }
        double[][] powers = chebyshevInPowers();
        for (int i = 0; i <= DEGREE; i++) {
            for (int j = 0; i + j <= DEGREE; j++) {
                for (int a = 0; a <= i; a++) {
                    for (int b = 0; b <= j; b++) {
                        double weight = powers[i][a] * powers[j][b];
                        easting[a][b] += chebyshevEasting[i][j] * weight;
                        northing[a][b] += chebyshevNorthing[i][j] * weight;
                    }
                }
            }
        }
    }

    /** Coefficient of the a-th power in the n-th Chebyshev polynomial of the first kind, by T(n+1) = 2 x T(n) - T(n-1). */
    private static double[][] chebyshevInPowers() {
        var powers = new double[DEGREE + 1][DEGREE + 1];
        powers[0][0] = 1;
        powers[1][1] = 1;
        for (int n = 2; n <= DEGREE; n++) {
            for (int a = 0; a <= n; a++) {
                powers[n][a] = (a == 0 ? 0 : 2 * powers[n - 1][a - 1]) - powers[n - 2][a];
            }
        }
        return powers;
    }

    private void measure() {
        for (int k = 0; k <= CHECKED; k++) {
            for (int l = 0; l <= CHECKED; l++) {
                double u = 2.0 * k / CHECKED - 1;
                double v = 2.0 * l / CHECKED - 1;
                Coordinate at = exact(u, v);
                inGrid.expandToInclude(at);
                error = Math.max(error, Math.abs(value(easting, u, v) - at.x));
                error = Math.max(error, Math.abs(value(northing, u, v) - at.y));
            }
        }
        // The edges of the ground may bulge between the points looked at.
        inGrid.expandBy(inGrid.getWidth() / CHECKED, inGrid.getHeight() / CHECKED);
    }

    static double value(double[][] polynomial, double u, double v) {
        double value = 0;
        for (int i = DEGREE; i >= 0; i--) {
            double row = 0;
            for (int j = DEGREE - i; j >= 0; j--) {
                row = row * v + polynomial[i][j];
            }
            value = value * u + row;
        }
        return value;
    }

    /** Largest difference from the exact transformation at the points checked, in units of the grid's reference system. */
    double error() {
        return error;
    }

    double u(double x) {
        return (x - middleX) / half;
    }

    double v(double y) {
        return (y - middleY) / half;
    }

    double half() {
        return half;
    }

    double[][] eastingPolynomial() {
        return easting;
    }

    double[][] northingPolynomial() {
        return northing;
    }

    /**
     * The ground of the file a stretch of the grid may show, in its whole units, generously.
     *
     * @param stretch easting first, in the system of the grid
     * @return empty when the file has nothing there
     */
    Optional<Envelope> units(Envelope stretch) {
        Envelope shared = stretch.intersection(inGrid);
        if (shared.isNull()) {
            return Optional.empty();
        }
        var units = new Envelope();
        for (int k = 0; k <= 4; k++) {
            double x = shared.getMinX() + k * shared.getWidth() / 4;
            double y = shared.getMinY() + k * shared.getHeight() / 4;
            for (Coordinate at : new Coordinate[] {
                toGround.transform(x, shared.getMinY()),
                toGround.transform(x, shared.getMaxY()),
                toGround.transform(shared.getMinX(), y),
                toGround.transform(shared.getMaxX(), y)
            }) {
                units.expandToInclude(
                        (at.x - originEasting) * ParcelReader.UNITS_PER_METRE,
                        (at.y - originNorthing) * ParcelReader.UNITS_PER_METRE);
            }
        }
        // Sides are curves on the ground: of an arc of at most a twentieth of the earth's radius.
        units.expandBy(units.getWidth() / 100 + 1, units.getHeight() / 100 + 1);
        return Optional.of(units);
    }
}
