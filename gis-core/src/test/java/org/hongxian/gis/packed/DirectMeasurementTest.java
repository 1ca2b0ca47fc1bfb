package org.hongxian.gis.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.DirectAnswer.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKTReader;

class DirectMeasurementTest {

    @TempDir
    Path folder;

    private record Parcel(String id, String landClass, Geometry ground) {}

    /** A rectangle by its corners, metres east and north of (39600000, 4000000). */
    private static MultiPolygon box(double x0, double y0, double x1, double y1) {
        return Polygonal.areas(new GeometryFactory()
                .toGeometry(new Envelope(39_600_000 + x0, 39_600_000 + x1, 4_000_000 + y0, 4_000_000 + y1)));
    }

    private PackedCoverage pack(List<Parcel> parcels) throws Exception {
        Path file = folder.resolve("packed");
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(new CrsCode(4527)))) {
            for (Parcel parcel : parcels) {
                writer.add(parcel.id(), parcel.ground(), Map.of("DLBM", parcel.landClass(), "BSM", parcel.id()));
            }
            writer.finish("digest");
        }
        return PackedCoverage.open(file);
    }

    private static DirectAnswer measure(PackedCoverage coverage, MultiPolygon redLine) {
        return new DirectMeasurement(Grouping.by(coverage, List.of("DLBM"))).measure(redLine);
    }

    @Test
    void rowsAreByTheirValuesAndWhatNobodySurveyedIsUncovered() throws Exception {
        DirectAnswer answer = measure(
                pack(List.of(
                        new Parcel("1", "0301", box(0, 0, 100, 100)),
                        new Parcel("2", "0101", box(100, 0, 200, 100)),
                        new Parcel("3", "0301", box(300, 0, 400, 100)))),
                box(50, 0, 350, 50));
        assertThat(answer.rows()).extracting(row -> row.group().get("DLBM")).containsExactly("0101", "0301");
        assertThat(answer.rows()).extracting(Row::planarSquareMetres).containsExactly(5000.0, 5000.0);
        assertThat(answer.rows().get(0).ellipsoidalSquareMetres()).isCloseTo(4998.76, within(0.02));
        assertThat(answer.redLineSquareMetres()).isEqualTo(15_000);
        assertThat(answer.uncoveredSquareMetres()).isEqualTo(5000);
        assertThat(answer.overlapSquareMetres()).isZero();
    }

    @Test
    void groundThreeParcelsShareIsCountedTwiceTooOftenAndSaidSo() throws Exception {
        PackedCoverage coverage = pack(List.of(
                new Parcel("1", "0101", box(0, 0, 100, 100)),
                new Parcel("2", "0201", box(60, 0, 160, 100)),
                new Parcel("3", "0301", box(80, 0, 180, 100)),
                new Parcel("4", "0404", box(180, 0, 280, 100))));
        DirectAnswer answer = measure(coverage, box(0, 0, 280, 10));
        assertThat(answer.rows().stream().mapToDouble(Row::planarSquareMetres).sum())
                .isEqualTo(4000);
        // 60-80 twice, 80-100 three times, 100-160 twice.
        assertThat(answer.overlapSquareMetres()).isCloseTo(10 * (20 + 2 * 20 + 60), within(1e-6));
        assertThat(answer.uncoveredSquareMetres()).isCloseTo(0, within(1e-6));
        assertThat(measure(coverage, box(190, 0, 250, 10)).overlapSquareMetres())
                .isZero();
    }

    @Test
    void aDuplicateAndAParcelWithinAnotherAreOverlapsToo() throws Exception {
        DirectAnswer answer = measure(
                pack(List.of(
                        new Parcel("1", "0101", box(0, 0, 100, 100)),
                        new Parcel("2", "0101", box(0, 0, 100, 100)),
                        new Parcel("3", "0301", box(40, 40, 50, 50)))),
                box(-10, -10, 110, 110));
        assertThat(answer.overlapSquareMetres()).isCloseTo(10_100, within(1e-6));
        assertThat(answer.uncoveredSquareMetres()).isCloseTo(120 * 120 - 100 * 100, within(1e-6));
    }

    /** A third of a millimetre is not on the grid, so the vertex in the middle of a side lies beside it. */
    @Test
    void aVertexOnlyOneNeighbourHasMakesNoOverlap() throws Exception {
        Geometry slanted = new WKTReader()
                .read(
                        "POLYGON ((39600000 4000000, 39600300.0003 4000100.0001, 39600300 4000300, 39600000 4000300, 39600000 4000000))");
        Geometry below = new WKTReader()
                .read(
                        "POLYGON ((39600000 4000000, 39600150.00015 4000050.00005, 39600300.0003 4000100.0001, 39600300 3999900,"
                                + " 39600000 4000000))");
        assertThat(pack(List.of(new Parcel("1", "0101", slanted), new Parcel("2", "0301", below)))
                        .overlaps()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void neighboursThatOnlyTouchShareNothing() throws Exception {
        var coverage = new JitteredCoverage(21, 30, 80).pack(folder.resolve("c"));
        assertThat(coverage.overlaps().isEmpty()).isTrue();
    }

    @Test
    void areasAreTheSameWhateverThreadAsks() throws Exception {
        var parcels = new ArrayList<Parcel>();
        for (int i = 0; i < 900; i++) {
            double x = (i % 30) * 90;
            double y = Math.floorDiv(i, 30) * 95.0;
            parcels.add(new Parcel("P" + i, "0101", box(x, y, x + 100, y + 100)));
        }
        PackedCoverage coverage = pack(parcels);
        assertThat(coverage.overlaps().parcels()).hasSize(900);
        MultiPolygon redLine = box(205, 310, 1333, 1777);
        double each = parcels.stream()
                .mapToDouble(parcel ->
                        Polygonal.intersection(parcel.ground(), redLine).getArea())
                .sum();
        DirectAnswer answer = measure(coverage, redLine);
        assertThat(answer.uncoveredSquareMetres()).isCloseTo(0, within(1e-5));
        assertThat(answer.overlapSquareMetres()).isCloseTo(each - redLine.getArea(), within(1e-5));
        Grouping grouping = Grouping.by(coverage, List.of("DLBM"));
        assertThat(IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(i -> new DirectMeasurement(grouping).measure(redLine))
                        .distinct())
                .containsExactly(answer);
    }

    @Test
    void aLayerThatIsNoCoverageIsRefusedWithoutTryingForever() throws Exception {
        var parcels = new ArrayList<Parcel>();
        for (int i = 0; i < 3000; i++) {
            parcels.add(new Parcel("P" + i, "0101", box(0, 0, 100, 100)));
        }
        PackedCoverage coverage = pack(parcels);
        Grouping grouping = Grouping.by(coverage, List.of());
        assertThatThrownBy(() -> new DirectMeasurement(grouping)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void columnsKeepTheirValuesUntilTheyDifferFromParcelToParcel() throws Exception {
        var parcels = new ArrayList<Parcel>();
        for (int i = 0; i < 66_000; i++) {
            double x = i % 300;
            double y = Math.floorDiv(i, 300);
            parcels.add(new Parcel("id" + i, "class" + i % 700, box(x, y, x + 1, y + 1)));
        }
        PackedCoverage coverage = pack(parcels);
        assertThat(coverage.fields()).containsExactly("DLBM");
        assertThat(coverage.leftOut()).containsExactly("BSM");
        for (int i = 0; i < coverage.parcels(); i += 977) {
            int number = Integer.parseInt(coverage.id(i).substring(2));
            assertThat(coverage.texts(0).get(coverage.value(0, i))).isEqualTo("class" + number % 700);
        }
    }
}
