package org.hongxian.gis.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.JoinedTotals.Total;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;

class JoinedTotalsTest {

    private static final double SLIVER = 1e-4;

    @TempDir
    Path folder;

    /** A rectangle by its corners, metres east and north of (39600000, 4000000). */
    private static MultiPolygon box(double x0, double y0, double x1, double y1) {
        return Polygonal.areas(new GeometryFactory()
                .toGeometry(new Envelope(39_600_000 + x0, 39_600_000 + x1, 4_000_000 + y0, 4_000_000 + y1)));
    }

    /** Ten parcels of 100 m in a row, alternating between two classes. */
    private JoinedGrouping row(String county, double y) throws Exception {
        Path file = folder.resolve(county);
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(new CrsCode(4527)))) {
            for (int i = 0; i < 10; i++) {
                writer.add(
                        county + i,
                        box(100 * i, y, 100 * i + 100, y + 100),
                        Map.of("DLBM", i % 2 == 0 ? "0101" : "0301", "ZLDWDM", county));
            }
            writer.finish("digest");
        }
        return JoinedGrouping.by(List.of(PackedCoverage.open(file)), List.of("DLBM"));
    }

    private static Total total(JoinedTotals.Answer answer, String landClass) {
        return answer.totals().stream()
                .filter(total -> total.values().get("DLBM").equals(landClass))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAnAreaEveryParcelCountsWhole() throws Exception {
        JoinedTotals.Answer answer = JoinedTotals.measure(row("990101", 0), null, SLIVER);

        assertThat(total(answer, "0101").parcels()).isEqualTo(5);
        assertThat(total(answer, "0101").planarSquareMetres()).isEqualTo(50_000);
        assertThat(total(answer, "0301").ellipsoidalSquareMetres()).isCloseTo(49_987.6, within(0.5));
    }

    @Test
    void parcelsAreCutAtTheEdgeOfTheAreaAndCountedOnce() throws Exception {
        MultiPolygon twoParts = box(150, 20, 220, 40)
                .getFactory()
                .createMultiPolygon(new org.locationtech.jts.geom.Polygon[] {
                    (org.locationtech.jts.geom.Polygon) box(150, 20, 220, 40).getGeometryN(0),
                    (org.locationtech.jts.geom.Polygon) box(120, 60, 180, 70).getGeometryN(0)
                });

        JoinedTotals.Answer answer = JoinedTotals.measure(row("990101", 0), twoParts, SLIVER);

        // The parcel from 100 to 200 meets both parts and is one parcel: 50 x 20 and 60 x 10.
        assertThat(total(answer, "0301").parcels()).isEqualTo(1);
        assertThat(total(answer, "0301").planarSquareMetres()).isCloseTo(1_600, within(1e-6));
        assertThat(total(answer, "0101").parcels()).isEqualTo(1);
        assertThat(total(answer, "0101").planarSquareMetres()).isCloseTo(400, within(1e-6));
        assertThat(answer.overlapSquareMetres()).isZero();
    }

    @Test
    void aParcelThatOnlyTouchesTheAreaIsNotCounted() throws Exception {
        JoinedTotals.Answer answer = JoinedTotals.measure(row("990101", 0), box(100, 0, 200, 100), SLIVER);

        assertThat(answer.totals().stream().mapToLong(Total::parcels).sum()).isEqualTo(1);
        assertThat(total(answer, "0301").planarSquareMetres()).isEqualTo(10_000);
    }
}
