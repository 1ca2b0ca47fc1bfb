package org.hongxian.map.compare;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.hongxian.map.compare.VersionChanges.Place;

/**
 * The largest of any number of places: of those where the class is another one, and as many of the others. Where a delivery writes
 * some attribute of every feature anew, what became of the land is not lost among them.
 */
final class LargestPlaces {

    private static final Comparator<Place> LARGEST_FIRST = Comparator.comparingDouble(Place::squareMetres)
            .reversed()
            .thenComparing(Place::toId)
            .thenComparing(Place::fromId)
            .thenComparing(Place::kind);

    private final int most;
    private final PriorityQueue<Place> ofAnotherClass = new PriorityQueue<>(LARGEST_FIRST.reversed());
    private final PriorityQueue<Place> ofTheSame = new PriorityQueue<>(LARGEST_FIRST.reversed());
    private long leftOutOfAnotherClass;
    private long leftOut;

    LargestPlaces(int most) {
        this.most = most;
    }

    void add(Place place) {
        PriorityQueue<Place> kept = place.isSameClass() ? ofTheSame : ofAnotherClass;
        kept.add(place);
        if (kept.size() > most) {
            kept.remove();
            leftOut++;
            if (!place.isSameClass()) {
                leftOutOfAnotherClass++;
            }
        }
    }

    /** Those of another class first. */
    List<Place> list() {
        return Stream.of(ofAnotherClass, ofTheSame)
                .flatMap(kept -> kept.stream().sorted(LARGEST_FIRST))
                .toList();
    }

    long leftOut() {
        return leftOut;
    }

    /** How many of them are of another class. */
    long leftOutOfAnotherClass() {
        return leftOutOfAnotherClass;
    }
}
