package org.hongxian.gis.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.junit.jupiter.api.Test;

class OuterBoundaryTest {

    private static BoundaryRing ring(int number, double... eastNorth) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < eastNorth.length; i += 2) {
            points.add(new BoundaryPoint("", eastNorth[i], eastNorth[i + 1], 0));
        }
        return new BoundaryRing(number, points, true);
    }

    @Test
    void theSideBetweenTwoPlotsAndTheHoleOfOneAreNotOuter() {
        Plot west =
                Plot.of("甲", List.of(ring(1, 0, 100, 60, 100, 60, 0, 0, 0), ring(2, 20, 60, 40, 60, 40, 40, 20, 40)));
        Plot east = Plot.of("乙", List.of(ring(1, 60, 100, 90, 90, 90, 0, 60, 0)));

        List<NumberedRing> rings = OuterBoundary.of(List.of(west, east));

        assertThat(rings).hasSize(1);
        assertThat(rings.get(0).points())
                .extracting(NumberedPoint::name, NumberedPoint::submittedName)
                .containsExactly(
                        tuple("W1", "甲 J1"),
                        tuple("W2", "甲 J2, 乙 J1"),
                        tuple("W3", "乙 J2"),
                        tuple("W4", "乙 J3"),
                        tuple("W5", "甲 J3, 乙 J4"),
                        tuple("W6", "甲 J4"));
        assertThat(BoundaryPointTable.of(rings).perimeterMetres()).isEqualTo(new BigDecimal("371.62"));
    }

    @Test
    void plotsApartHaveARingEachTheMoreNorthWesternFirst() {
        Plot south = Plot.of("甲", List.of(ring(1, 0, 10, 10, 10, 10, 0, 0, 0)));
        Plot north = Plot.of("乙", List.of(ring(1, 0, 90, 10, 90, 10, 80, 0, 80)));

        List<NumberedRing> rings = OuterBoundary.of(List.of(south, north));

        assertThat(rings).hasSize(2);
        assertThat(rings.get(0).points().get(0)).isEqualTo(new NumberedPoint("W1", "乙 J1", 0, 90));
        assertThat(rings.get(1).points().get(0).name()).isEqualTo("W5");
    }
}
