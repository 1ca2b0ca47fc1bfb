package org.hongxian.map.tile;

import java.util.Optional;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.ParcelReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The way from the whole units of a coverage file to the reference system of a grid, as one polynomial over the ground of the file
 * fitted to the exact transformation, which would cost a hundred times as much per point. How far they lie apart at the worst is
 * measured at points between those it was fitted to. The way back, for the ground a tile may show, likewise.
 *
 * <p>CGCS2000 and WGS 84 are taken as one where the grid is that of web maps; see {@code gis.crs.Datum}.
 */
final class CoverageProjection {

    private static final double LEAST_HALF_METRES = 500;
    private static final int OUTLINE = 14;
    /** Of a stretch: beyond what it may show, its ground reaches this part of its sides farther. */
    private static final double GENEROUS = 0.01;

    private final CoordinateTransformer toGrid;
    private final CoordinateTransformer toGround;
    private final double originEasting;
    private final double originNorthing;
    private final double middleX;
    private final double middleY;
    private final double half;
    private final PlanePolynomial forth;
    private final Envelope inGrid = new Envelope();
    private final @Nullable PlanePolynomial back;

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
        this.forth = new PlanePolynomial((u, v) -> exactOfUnits(middleX + half * u, middleY + half * v));
        outline();
        this.back = back();
    }

    /** Where a place given in units of the file lies in the system of the grid. */
    Coordinate exactOfUnits(double x, double y) {
        return toGrid.transform(
                originEasting + x / ParcelReader.UNITS_PER_METRE, originNorthing + y / ParcelReader.UNITS_PER_METRE);
    }

    private Coordinate exactToUnits(double x, double y) {
        Coordinate ground = toGround.transform(x, y);
        return new Coordinate(
                (ground.x - originEasting) * ParcelReader.UNITS_PER_METRE,
                (ground.y - originNorthing) * ParcelReader.UNITS_PER_METRE);
    }

    private void outline() {
        for (int k = 0; k <= OUTLINE; k++) {
            for (int l = 0; l <= OUTLINE; l++) {
                double u = 2.0 * k / OUTLINE - 1;
                double v = 2.0 * l / OUTLINE - 1;
                inGrid.expandToInclude(forth.x(u, v), forth.y(u, v));
            }
        }
        // The edges of the ground may bulge between the points looked at.
        inGrid.expandBy(inGrid.getWidth() / OUTLINE, inGrid.getHeight() / OUTLINE);
    }

    /** Nothing where the box round the ground reaches out of what can be transformed. */
    private @Nullable PlanePolynomial back() {
        Coordinate middle = inGrid.centre();
        try {
            return new PlanePolynomial((u, v) ->
                    exactToUnits(middle.x + u * inGrid.getWidth() / 2, middle.y + v * inGrid.getHeight() / 2));
        } catch (CoordinateOutOfDomainException e) {
            return null;
        }
    }

    /** Largest difference from the exact transformation at the points checked, in units of the grid's reference system. */
    double error() {
        return forth.error();
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
        return forth.xPowers();
    }

    double[][] northingPolynomial() {
        return forth.yPowers();
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
        if (back != null) {
            Coordinate middle = inGrid.centre();
            outline(
                    shared,
                    (x, y) -> {
                        double u = 2 * (x - middle.x) / inGrid.getWidth();
                        double v = 2 * (y - middle.y) / inGrid.getHeight();
                        return new Coordinate(back.x(u, v), back.y(u, v));
                    },
                    units);
        }
        boolean isClose = back != null && back.error() < GENEROUS / 2 * Math.min(units.getWidth(), units.getHeight());
        if (!isClose) {
            units = new Envelope();
            outline(shared, this::exactToUnits, units);
        }
        // Sides are curves on the ground: of an arc of at most a twentieth of the earth's radius.
        units.expandBy(units.getWidth() * GENEROUS + 1, units.getHeight() * GENEROUS + 1);
        return Optional.of(units);
    }

    private static void outline(Envelope stretch, PlanePolynomial.Exact way, Envelope into) {
        for (int k = 0; k <= 4; k++) {
            double x = stretch.getMinX() + k * stretch.getWidth() / 4;
            double y = stretch.getMinY() + k * stretch.getHeight() / 4;
            into.expandToInclude(way.at(x, stretch.getMinY()));
            into.expandToInclude(way.at(x, stretch.getMaxY()));
            into.expandToInclude(way.at(stretch.getMinX(), y));
            into.expandToInclude(way.at(stretch.getMaxX(), y));
        }
    }
}
