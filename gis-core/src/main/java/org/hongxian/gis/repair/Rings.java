package org.hongxian.gis.repair;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.geom.Coordinate;

/** Plots and rings with something changed; what is declared about a plot stays. */
final class Rings {

    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d+)");
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

    /** Hands out names nobody has, in the style of the plot: J12 after J1 to J11, 12 after 1 to 11. */
    static UnaryOperator<String> freeNames(Plot plot) {
        Set<String> taken = new HashSet<>();
        String prefix = null;
        int largest = 0;
        for (BoundaryRing ring : plot.rings()) {
            for (BoundaryPoint point : ring.points()) {
                taken.add(point.name());
                Matcher numbered = NUMBERED.matcher(point.name());
                if (numbered.matches() && numbered.group(2).length() < 9) {
                    prefix = prefix == null ? numbered.group(1) : prefix;
                    largest = Math.max(largest, Integer.parseInt(numbered.group(2)));
                }
            }
        }
        String style = prefix == null ? "J" : prefix;
        var next = new int[] {largest};
        return wanted -> {
            String name = wanted;
            while (name.isEmpty() || !taken.add(name)) {
                name = style + ++next[0];
            }
            return name;
        };
    }
}
