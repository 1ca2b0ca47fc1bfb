package org.hongxian.gis.repair;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.geom.Coordinate;

/** Plots and rings with something changed; what is declared about a plot stays. */
final class Rings {

    private static final int MILLIMETRE_DECIMALS = 3;

    private Rings() {}

    static Plot withRings(Plot plot, List<BoundaryRing> rings) {
        return new Plot(
                plot.number(),
                plot.name(),
                plot.declaredAreaSquareMetres(),
                plot.declaredPointCount(),
                plot.mapSheet(),
                plot.use(),
                plot.landClass(),
                plot.line(),
                rings);
    }

    static Plot withRing(Plot plot, int index, BoundaryRing ring) {
        var rings = new ArrayList<>(plot.rings());
        rings.set(index, ring);
        return withRings(plot, rings);
    }

    static Plot withoutRing(Plot plot, int index) {
        var rings = new ArrayList<>(plot.rings());
        rings.remove(index);
        return withRings(plot, rings);
    }

    static BoundaryRing withPoints(BoundaryRing ring, List<BoundaryPoint> points) {
        return new BoundaryRing(ring.number(), points, ring.closedInFile());
    }

    static Coordinate at(BoundaryPoint point) {
        return new Coordinate(point.easting(), point.northing());
    }

    /** The point by its name at another place, to the millimetre. */
    static BoundaryPoint moved(BoundaryPoint point, Coordinate to) {
        return new BoundaryPoint(point.name(), millimetres(to.x), millimetres(to.y), point.line());
    }

    static double millimetres(double metres) {
        return rounded(metres, MILLIMETRE_DECIMALS);
    }

    /** The number as it is written, rounded half up. */
    static double rounded(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue()
                : value;
    }

    /** Points in a row at one place become the first of them. */
    static List<BoundaryPoint> withoutRepeated(List<BoundaryPoint> points) {
        var kept = new ArrayList<BoundaryPoint>();
        for (BoundaryPoint point : points) {
            if (kept.isEmpty() || !at(kept.get(kept.size() - 1)).equals2D(at(point))) {
                kept.add(point);
            }
        }
        while (kept.size() > 1 && at(kept.get(0)).equals2D(at(kept.get(kept.size() - 1)))) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }
}
