package org.hongxian.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plots taken through one format and then through another come out where they were. */
class FormatPairsTest {

    private static final double TENTH_OF_A_MILLIMETRE = 1e-4;

    /** Zone 39 with its number in the eastings, without it, and degrees. */
    private static final List<CrsCode> SYSTEMS = List.of(new CrsCode(4527), new CrsCode(4548), new CrsCode(4490));

    static Stream<WrittenFormat> formats() {
        return WrittenFormat.list().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void afterThisFormatAnyOtherGivesThePointsBackWithinATenthOfAMillimetre(WrittenFormat first) throws IOException {
        long seed = 0;
        for (CrsCode crs : SYSTEMS) {
            BoundaryFile all = SurveyedPlots.of(++seed, crs);
            for (WrittenFormat second : WrittenFormat.list()) {
                BoundaryFile file = second.room(first.room(all));
                BoundaryFile through = first.throughMe(file).file();
                BoundaryFile back = second.throughMe(through).file();
                assertSamePlace(file, back, first + " > " + second + " in " + crs);
            }
        }
    }

    private static void assertSamePlace(BoundaryFile expected, BoundaryFile actual, String way) {
        BoundaryFile there = Reprojection.to(SurveyedPlots.ZONE_39, expected);
        BoundaryFile here = Reprojection.to(SurveyedPlots.ZONE_39, actual);
        List<BoundaryPoint> points = points(here);
        assertThat(points).as(way).hasSameSizeAs(points(there));
        for (BoundaryPoint point : points(there)) {
            double nearest = points.stream()
                    .mapToDouble(
                            other -> Math.hypot(other.easting() - point.easting(), other.northing() - point.northing()))
                    .min()
                    .orElseThrow();
            assertThat(nearest).as(way + " " + point.name()).isLessThanOrEqualTo(TENTH_OF_A_MILLIMETRE);
        }
        // Holes stay holes and parts stay parts: the land is the same, to the width of the tolerance along its
        // boundary.
        assertThat(RingAssembler.assemble(here.plots()).getArea())
                .as(way)
                .isCloseTo(RingAssembler.assemble(there.plots()).getArea(), within(4.0));
    }

    private static List<BoundaryPoint> points(BoundaryFile file) {
        return file.plots().stream()
                .flatMap(plot -> plot.rings().stream())
                .flatMap(ring -> ring.points().stream())
                .toList();
    }
}
