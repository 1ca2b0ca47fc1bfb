package org.hongxian.map.compare;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.hongxian.map.compare.VersionChanges.Place;

/** The largest of any number of places. */
final class LargestPlaces {

    private static final Comparator<Place> LARGEST_FIRST = Comparator.comparingDouble(Place::squareMetres)
            .reversed()
            .thenComparing(Place::toId)
            .thenComparing(Place::fromId)
            .thenComparing(Place::kind);

    private final int most;
    private final PriorityQueue<Place> kept = new PriorityQueue<>(LARGEST_FIRST.reversed());
    private long leftOut;

    LargestPlaces(int most) {
        this.most = most;
    }

    void add(Place place) {
        kept.add(place);
        if (kept.size() > most) {
            kept.remove();
            leftOut++;
        }
    }

    List<Place> list() {
        return kept.stream().sorted(LARGEST_FIRST).toList();
    }

    long leftOut() {
        return leftOut;
    }
}
