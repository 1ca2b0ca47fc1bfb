package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;

class CanonicalDrawingTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);

    @Test
    void theTextIsWhatTheDocumentationSays() {
        var plot = new Plot(
                "1",
                "地块\t1",
                960000.5,
                5,
                "",
                "工业用地",
                "0601",
                12,
                List.of(new BoundaryRing(1, List.of(new BoundaryPoint("J1", 39600000.125, 4000000, 13)), true)));

        assertThat(CanonicalDrawing.text(ZONE_39, List.of(plot))).isEqualTo("""
                        hongxian-drawing\t1
                        crs\tEPSG:4527
                        plot\t1\t地块\\t1\t0x1.d4c01p19\t5\t\t工业用地\t0601
                        ring\t1
                        point\tJ1\t0x1.2e1fc01p25\t0x1.e848p21
                        """);
    }

    @Test
    void theDigestIsTheSha256OfTheText() {
        assertThat(CanonicalDrawing.digest(ZONE_39, List.of()))
                .isEqualTo("e4e7a2d7229d1407ce4970cbd97f797c0f54b1ed847f5d56244513fd86feac40");
    }

    @Test
    void theLastBitOfACoordinateChangesTheDigest() {
        var one = plot("P", ring(1, 39_600_000, 4_000_000, 39_600_100, 4_000_000, 39_600_100, 4_000_100));
        var other =
                plot("P", ring(1, Math.nextUp(39_600_000.0), 4_000_000, 39_600_100, 4_000_000, 39_600_100, 4_000_100));

        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    @Test
    void namesAndOrderOfPointsAndTheSystemAreParts() {
        var plot = plot("P", ring(1, 1, 2, 3, 4, 5, 6));

        assertThat(digest(plot))
                .isNotEqualTo(digest(plot("Q", ring(1, 1, 2, 3, 4, 5, 6))))
                .isNotEqualTo(digest(plot("P", ring(1, 3, 4, 5, 6, 1, 2))))
                .isNotEqualTo(digest(plot("P", ring(2, 1, 2, 3, 4, 5, 6))))
                .isNotEqualTo(CanonicalDrawing.digest(new CrsCode(4528), List.of(plot)));
    }

    @Test
    void wherePointsStoodInTheFileIsNoPart() {
        var here = plot("P", new BoundaryRing(1, List.of(new BoundaryPoint("J1", 1, 2, 14)), true));
        var there = plot("P", new BoundaryRing(1, List.of(new BoundaryPoint("J1", 1, 2, 0)), false));

        assertThat(digest(here)).isEqualTo(digest(there));
    }

    private static BoundaryRing ring(int number, double... coordinates) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new BoundaryPoint("J" + (i / 2 + 1), coordinates[i], coordinates[i + 1], 0));
        }
        return new BoundaryRing(number, points, true);
    }

    private static Plot plot(String name, BoundaryRing... rings) {
        return Plot.of(name, List.of(rings));
    }

    private static String digest(Plot plot) {
        return CanonicalDrawing.digest(ZONE_39, List.of(plot));
    }
}
