package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The first some thousand points of a file of features, which decide together what its numbers are: a stray feature at the origin
 * must not turn a layer of metres into degrees, whichever place it has in the file.
 */
final class FeatureSample {

    private static final int MOST_POINTS = 5_000;
    private static final int POINTS_PER_RING = 50;
    /** Stands where zone numbers stand; larger than those, so that zones win where as many points say the one as the other. */
    private static final int DEGREES = 1_000;

    private final List<double[]> points = new ArrayList<>();

    /** @return whether more points are wanted */
    boolean add(RawFeature feature) {
        for (double[] ring : feature.rings()) {
            int count = ring.length / 2;
            int step = Math.max(1, count / POINTS_PER_RING);
            for (int i = 0; i < count && points.size() < MOST_POINTS; i += step) {
                points.add(new double[] {ring[2 * i], ring[2 * i + 1]});
            }
        }
        return points.size() < MOST_POINTS;
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    /** Whether the first number of a point is the northing or the latitude. */
    boolean isNorthingFirst() {
        var votes = new Magnitudes.Votes<AxisOrder>();
        for (double[] point : points) {
            Magnitudes.orderOf(point[0], point[1]).ifPresent(votes::add);
        }
        return votes.winner()
                .filter(order -> order == AxisOrder.NORTHING_EASTING || order == AxisOrder.LATITUDE_LONGITUDE)
                .isPresent();
    }

    /**
     * A point of the kind most points are of. What is stated wins where no other kind has more points.
     *
     * @param stated the system the numbers should be in; null when nobody says
     * @return easting and northing, or longitude and latitude
     */
    double[] typical(@Nullable CrsCode stated) {
        boolean northingFirst = isNorthingFirst();
        var votes = new Magnitudes.Votes<Integer>();
        var first = new HashMap<Integer, double[]>();
        for (double[] point : points) {
            double[] turned = northingFirst ? new double[] {point[1], point[0]} : point;
            int kind = isDegrees(turned[0], turned[1]) ? DEGREES : Magnitudes.prefixOf(turned[0]);
            votes.add(kind);
            first.putIfAbsent(kind, turned);
        }
        int winner = votes.winner().orElseThrow();
        if (stated == null) {
            return Objects.requireNonNull(first.get(winner));
        }
        int most = votes.counts().getOrDefault(winner, 0);
        CrsDefinition system = CrsCatalogue.get(stated);
        Optional<Integer> fitting = votes.counts().entrySet().stream()
                .filter(entry -> entry.getValue() == most && isKindOf(system, entry.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        return Objects.requireNonNull(first.get(fitting.orElse(winner)));
    }

    private static boolean isKindOf(CrsDefinition system, int kind) {
        if (system.isGeographic() || kind == DEGREES) {
            return system.isGeographic() && kind == DEGREES;
        }
        return kind == 0
                || system.isZone()
                        && CrsCatalogue.zone(system.datum(), kind, true).centralMeridianDegrees()
                                == system.centralMeridianDegrees();
    }

    static boolean isDegrees(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    }
}
