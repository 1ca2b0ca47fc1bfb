package org.hongxian.map.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.hongxian.map.compare.VersionChanges.Kind;
import org.hongxian.map.compare.VersionChanges.Place;
import org.junit.jupiter.api.Test;

/** Which places of a comparison are told when there are too many. */
class LargestPlacesTest {

    private static Place place(Kind kind, String id, String from, String to, double squareMetres) {
        return new Place(kind, "", id, from, to, squareMetres, 0, 0, 10, 10);
    }

    @Test
    void otherAttributesOfEveryFeatureDoNotHideWhereTheLandChanged() {
        var places = new LargestPlaces(2);
        for (int i = 0; i < 50; i++) {
            places.add(place(Kind.ATTRIBUTES, "same " + i, "0101", "0101", 1000 + i));
        }
        places.add(place(Kind.CLASS, "built", "0301", "0702", 100));
        places.add(place(Kind.ADDED, "new", "", "1101", 120));

        assertThat(places.list()).extracting(Place::toId).containsExactly("new", "built", "same 49", "same 48");
        assertThat(places.leftOut()).isEqualTo(48);
        assertThat(places.leftOutOfAnotherClass()).isZero();
    }

    @Test
    void theSmallestOfTooManyChangesOfTheClassAreCounted() {
        var places = new LargestPlaces(1);
        places.add(place(Kind.CLASS, "large", "0301", "0702", 300));
        places.add(place(Kind.GONE, "small", "0301", "", 100));
        places.add(place(Kind.OUTLINE, "moved", "0101", "0101", 5));

        assertThat(places.list()).extracting(Place::toId).containsExactly("large", "moved");
        assertThat(places.leftOut()).isEqualTo(1);
        assertThat(places.leftOutOfAnotherClass()).isEqualTo(1);
    }
}
