package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.gis.topology.Drawings.context;
import static org.hongxian.gis.topology.Drawings.declared;
import static org.hongxian.gis.topology.Drawings.plot;
import static org.hongxian.gis.topology.Drawings.square;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;

/** A drawing converted from the system it was surveyed in has no findings the conversion made. */
class SurveyedCoordinatesTest {

    private static final CrsCode ZONE_40 = new CrsCode(4528);

    /** 100 m by 100 m, some 240 km west of the central meridian of zone 40. */
    private static Plot inZone40(double declaredSquareMetres, double lastDigits) {
        Plot here = plot("A", square(0, 0, 100));
        var points = new ArrayList<BoundaryPoint>();
        for (BoundaryPoint point : here.rings().get(0).points()) {
            points.add(point.movedTo(point.easting() - 39_540_000 + 40_256_000 + lastDigits, point.northing()));
        }
        return declared(plot("A", new BoundaryRing(1, points, true)), declaredSquareMetres, null);
    }

    private static List<Issue> check(Plot surveyed, boolean known) {
        var file = new BoundaryFile(
                "", null, AxisOrder.EASTING_NORTHING, ZONE_40, new LinkedHashMap<>(), List.of(surveyed), List.of());
        List<Plot> converted = Reprojection.to(Drawings.ZONE_39, file).plots();
        CheckContext.Surveyed before = new CheckContext.Surveyed(ZONE_40, List.of(surveyed));
        return TopologyCheck.check(converted, context().withSurveyed(known ? before : null));
    }

    @Test
    void neitherItsDecimalsNorTheOtherPlaneAreDefectsOfTheSurvey() {
        assertThat(check(inZone40(10_000, 0), false))
                .extracting(Issue::code)
                .containsExactlyInAnyOrder(IssueCode.COORDINATE_PRECISION, IssueCode.DECLARED_AREA_DIFFERS);
        assertThat(check(inZone40(10_000, 0), true)).isEmpty();
    }

    @Test
    void whatIsWrongWithTheSurveyIsStillFound() {
        assertThat(check(inZone40(11_000, 0.00005), true))
                .satisfiesExactlyInAnyOrder(
                        precision -> {
                            assertThat(precision.code()).isEqualTo(IssueCode.COORDINATE_PRECISION);
                            assertThat(precision.arguments()).containsEntry("decimals", 5);
                            assertThat(precision.place().point()).isEqualTo("J1");
                            assertThat(precision.place().easting()).isNull();
                        },
                        area -> {
                            assertThat(area.code()).isEqualTo(IssueCode.DECLARED_AREA_DIFFERS);
                            assertThat((Double) area.arguments().get("differenceSquareMetres"))
                                    .isBetween(999.99, 1000.01);
                        });
    }
}
