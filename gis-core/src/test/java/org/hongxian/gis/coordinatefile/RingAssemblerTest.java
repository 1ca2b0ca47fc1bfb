package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class RingAssemblerTest {

    @Test
    void anIslandInALakeInAPlotIsItsOwnPolygonWhateverTheOrder() throws ParseException {
        MultiPolygon land =
                RingAssembler.assemble(plot(square(4, 4, 2), square(0, 0, 10), square(2, 2, 6), square(20, 0, 5)));

        assertThat(land.equalsTopo(new WKTReader()
                        .read("MULTIPOLYGON (((4 4, 6 4, 6 6, 4 6, 4 4)),"
                                + " ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2)),"
                                + " ((20 0, 25 0, 25 5, 20 5, 20 0)))")))
                .isTrue();
        assertThat(land.getNumGeometries()).isEqualTo(3);
        assertThat(land.isValid()).isTrue();
        assertThat(land.getArea()).isEqualTo(100 - 36 + 4 + 25);
    }

    @Test
    void aHoleThatTouchesItsShellInACornerStaysAHole() {
        MultiPolygon land = RingAssembler.assemble(plot(square(0, 0, 10), List.of(p(0, 0), p(3, 1), p(1, 3))));

        assertThat(land.getNumGeometries()).isEqualTo(1);
        assertThat(land.getArea()).isEqualTo(100 - 4);
    }

    @Test
    void ringsOfFewerThanThreePointsBoundNothing() {
        assertThat(RingAssembler.assemble(plot(List.of(p(0, 0), p(1, 1)))).isEmpty())
                .isTrue();
    }

    @Test
    void theSameRingTwiceIsAShellWithAHoleOfItsSize() {
        assertThat(RingAssembler.assemble(plot(square(0, 0, 10), square(0, 0, 10)))
                        .getArea())
                .isZero();
    }

    @SafeVarargs
    private static Plot plot(List<BoundaryPoint>... rings) {
        var list = new ArrayList<BoundaryRing>();
        for (List<BoundaryPoint> ring : rings) {
            list.add(new BoundaryRing(1, ring, true));
        }
        return Plot.of("p", list);
    }

    private static List<BoundaryPoint> square(double easting, double northing, double side) {
        return List.of(
                p(easting, northing),
                p(easting + side, northing),
                p(easting + side, northing + side),
                p(easting, northing + side));
    }

    private static BoundaryPoint p(double easting, double northing) {
        return new BoundaryPoint("J", easting, northing, 0);
    }
}
