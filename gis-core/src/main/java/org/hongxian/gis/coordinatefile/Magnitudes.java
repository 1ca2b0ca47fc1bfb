package org.hongxian.gis.coordinatefile;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.gis.crs.CrsCatalogue;

/** What the size of two numbers says about them. Every projected and geographic range of the country is told apart. */
public final class Magnitudes {

    // Asked for several times for every point of a file.
    private static final Optional<AxisOrder> NORTHING_EASTING = Optional.of(AxisOrder.NORTHING_EASTING);
    private static final Optional<AxisOrder> EASTING_NORTHING = Optional.of(AxisOrder.EASTING_NORTHING);
    private static final Optional<AxisOrder> LONGITUDE_LATITUDE = Optional.of(AxisOrder.LONGITUDE_LATITUDE);
    private static final Optional<AxisOrder> LATITUDE_LONGITUDE = Optional.of(AxisOrder.LATITUDE_LONGITUDE);

    private Magnitudes() {}

    /** Which of the two numbers is which. */
    public static Optional<AxisOrder> orderOf(double first, double second) {
        if (isNorthing(first) && isEasting(second)) {
            return NORTHING_EASTING;
        }
        if (isEasting(first) && isNorthing(second)) {
            return EASTING_NORTHING;
        }
        if (isLongitude(first) && isLatitude(second)) {
            return LONGITUDE_LATITUDE;
        }
        if (isLatitude(first) && isLongitude(second)) {
            return LATITUDE_LONGITUDE;
        }
        return Optional.empty();
    }

    /** The zone number in front of an easting, 0 where there is none. */
    public static int prefixOf(double easting) {
        int prefix = (int) (easting / 1_000_000);
        return CrsCatalogue.isZoneNumber(prefix) ? prefix : 0;
    }

    public static boolean isNorthing(double value) {
        return value >= 1_600_000 && value <= 6_300_000;
    }

    private static boolean isEasting(double value) {
        return value >= 100_000 && value <= 900_000 || value >= 13_000_000 && value < 46_000_000 && prefixOf(value) > 0;
    }

    private static boolean isLongitude(double value) {
        return value >= 70 && value <= 140;
    }

    private static boolean isLatitude(double value) {
        return value >= 3 && value <= 56;
    }

    /** Counts of things; the most frequent one wins, the smaller key when equal. */
    public static final class Votes<K extends Comparable<K>> {

        private final Map<K, Integer> counts = new TreeMap<>();

        public void add(K key) {
            counts.merge(key, 1, Integer::sum);
        }

        public Optional<K> winner() {
            return counts.entrySet().stream()
                    .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                    .map(Map.Entry::getKey);
        }

        public Map<K, Integer> counts() {
            return counts;
        }
    }
}
