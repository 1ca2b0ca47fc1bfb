package org.hongxian.map.quality;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.hongxian.gis.area.StableSum;
import org.hongxian.map.quality.VersionQuality.Finding;
import org.hongxian.map.quality.VersionQuality.Kind;
import org.hongxian.map.quality.VersionQuality.Place;

/** Counts what is found, and keeps the largest places of each kind. */
final class Findings {

    private static final int MOST_PLACES = 200;
    private static final Comparator<Place> LARGEST_FIRST = Comparator.comparingDouble(Place::squareMetres)
            .reversed()
            .thenComparing(Place::feature)
            .thenComparingDouble(Place::easting);

    private final Map<Kind, Found> found = new EnumMap<>(Kind.class);

    private static final class Found {

        private final PriorityQueue<Place> places = new PriorityQueue<>(LARGEST_FIRST.reversed());
        private final StableSum squareMetres = new StableSum();
        private long count;
    }

    void add(Kind kind, Place place) {
        Found of = found.computeIfAbsent(kind, added -> new Found());
        of.count++;
        of.squareMetres.add(place.squareMetres());
        of.places.add(place);
        if (of.places.size() > MOST_PLACES) {
            of.places.remove();
        }
    }

    List<Finding> list() {
        return found.entrySet().stream()
                .map(one -> finding(one.getKey(), one.getValue()))
                .toList();
    }

    private static Finding finding(Kind kind, Found of) {
        return new Finding(
                kind,
                of.count,
                of.squareMetres.value(),
                of.places.stream().sorted(LARGEST_FIRST).toList());
    }
}
