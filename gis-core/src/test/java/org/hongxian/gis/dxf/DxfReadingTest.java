package org.hongxian.gis.dxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;

/** Drawings as CAD programs save them; a place in zone 39 and metres throughout. */
class DxfReadingTest {

    private static final double E = 39_600_000;
    private static final double N = 4_000_000;

    private static double[] square(double easting, double northing, double side) {
        return new double[] {
            easting, northing, easting + side, northing, easting + side, northing + side, easting, northing + side
        };
    }

    private static Assumption assumption(ReadResult result, String code) {
        return result.file().assumptions().stream()
                .filter(assumption -> assumption.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(code + " not among " + result.file().assumptions()));
    }

    private static double area(Plot plot) {
        return RingAssembler.assemble(plot).getArea();
    }

    @Test
    void aClosedPolylineWithAHoleIsAPlotWithItsArea() {
        ReadResult result = new Dxf()
                .polyline("红线", square(E, N, 1000))
                .polyline("红线", square(E + 400, N + 400, 200))
                .read();

        assertThat(result.file().format()).isEqualTo("dxf");
        assertThat(result.file().crs()).isEqualTo(new CrsCode(4527));
        assertThat(result.file().plots()).hasSize(1);
        assertThat(result.file().plots().get(0).rings()).hasSize(2);
        assertThat(area(result.file().plots().get(0))).isEqualTo(960_000);
        assertThat(FileTexts.text(assumption(result, "dxf-layers"), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("图层（闭合线数）：红线 (2)。");
    }

    @Test
    void anOldPolylineWhoseEndMeetsItsStartIsClosed() {
        var drawing = new Dxf().entity(0, "POLYLINE", 5, "2F", 8, "DK", 66, 1, 70, 0, 10, 0, 20, 0, 30, 0);
        double[] corners = square(E, N, 100);
        for (int i = 0; i <= corners.length; i += 2) {
            drawing.entity(0, "VERTEX", 8, "DK", 10, corners[i % 8], 20, corners[i % 8 + 1], 30, 12.5);
        }
        ReadResult result = drawing.entity(0, "SEQEND").read();

        Plot plot = result.file().plots().get(0);
        assertThat(plot.rings().get(0).points()).hasSize(4);
        assertThat(area(plot)).isEqualTo(10_000);
        assertThat(plot.label()).isEqualTo("DK-2F");
        assertThat(assumption(result, "dxf-heights-ignored").confidence()).isEqualTo(1);
    }

    @Test
    void anArcBecomesChordsThatLeaveItByAMillimetreAtMost() {
        // A square of 100 m whose eastern side is the half circle of its bulge 1.
        var drawing = new Dxf().entity(0, "LWPOLYLINE", 8, "DK", 90, 4, 70, 1);
        drawing.entity(10, E, 20, N, 10, E + 100, 20, N, 42, 1.0, 10, E + 100, 20, N + 100, 10, E, 20, N + 100);
        ReadResult result = drawing.read();

        Plot plot = result.file().plots().get(0);
        int inserted = plot.rings().get(0).points().size() - 4;
        assertThat(assumption(result, "dxf-arcs-densified").arguments())
                .containsExactly(Integer.toString(inserted), "1.0");
        // Half the turn in chords of 2 acos(1 - 0.001 / 50).
        assertThat(inserted).isEqualTo((int) Math.ceil(Math.PI / (2 * Math.acos(1 - 0.001 / 50))) - 1);
        for (BoundaryPoint point : plot.rings().get(0).points().subList(2, 2 + inserted)) {
            double radius = Math.hypot(point.easting() - (E + 100), point.northing() - (N + 50));
            assertThat(radius).isCloseTo(50, within(1e-6));
            assertThat(point.easting()).isGreaterThan(E + 100);
        }
        double exact = 10_000 + Math.PI * 50 * 50 / 2;
        assertThat(area(plot)).isLessThan(exact).isGreaterThan(exact - Math.PI * 50 * 0.001);
    }

    @Test
    void theToleranceOfArcsIsAnOption() {
        var circle = new Dxf().entity(0, "CIRCLE", 8, "DK", 10, E, 20, N, 40, 50.0);
        int fine = points(circle.read());
        int coarse = points(circle.read(ReadOptions.standard().withChordToleranceMetres(0.1)));

        assertThat(fine).isEqualTo((int) Math.ceil(Math.PI / (2 * Math.acos(1 - 0.001 / 50))) * 2);
        assertThat(coarse).isEqualTo((int) Math.ceil(Math.PI / (2 * Math.acos(1 - 0.1 / 50))) * 2);
    }

    private static int points(ReadResult result) {
        return result.file().plots().get(0).rings().get(0).points().size();
    }

    @Test
    void linesAndAnArcThatMeetEndToEndAreOneRing() {
        ReadResult result = new Dxf()
                .line("DK", E, N, E + 100, N)
                .line("DK", E, N + 100, E, N)
                .line("DK", E + 100, N + 100, E, N + 100)
                .entity(0, "ARC", 8, "DK", 10, E + 100, 20, N + 50, 40, 50.0, 50, 270, 51, 90)
                .read();

        double exact = 10_000 + Math.PI * 50 * 50 / 2;
        assertThat(area(result.file().plots().get(0))).isCloseTo(exact, within(0.2));
        assertThat(assumption(result, "dxf-lines-joined").arguments()).containsExactly("1");
    }

    @Test
    void linesThatMeetInThreesAreNotJoinedAtRandom() {
        var drawing = new Dxf().polyline("DK", square(E + 500, N, 10));
        double[] corners = square(E, N, 100);
        for (int i = 0; i < 8; i += 2) {
            drawing.line("DK", corners[i], corners[i + 1], corners[(i + 2) % 8], corners[(i + 3) % 8]);
        }
        // A diagonal: two triangles or a square?
        ReadResult result = drawing.line("DK", E, N, E + 100, N + 100).read();

        assertThat(result.file().plots()).hasSize(1);
        assertThat(assumption(result, "dxf-open-lines").arguments()).containsExactly("3");
    }

    @Test
    void aLineDrawnTwiceStillCloses() {
        var drawing = new Dxf();
        double[] corners = square(E, N, 100);
        for (int i = 0; i < 8; i += 2) {
            drawing.line("DK", corners[i], corners[i + 1], corners[(i + 2) % 8], corners[(i + 3) % 8]);
        }
        ReadResult result = drawing.line("DK", E + 100, N, E, N).read();

        assertThat(area(result.file().plots().get(0))).isEqualTo(10_000);
    }

    @Test
    void anAlmostClosedLineIsReportedWithItsGapAndPlace() {
        ReadResult result = new Dxf()
                .polyline("DK", square(E + 500, N, 10))
                .entity(0, "LWPOLYLINE", 5, "7C", 8, "DK", 90, 4, 70, 0, 10, E, 20, N, 10, E + 100, 20, N)
                .entity(10, E + 100, 20, N + 100, 10, E, 20, N + 0.3)
                .read();

        Issue open = result.issues().stream()
                .filter(issue -> issue.code() == IssueCode.UNCLOSED_RING)
                .findFirst()
                .orElseThrow();
        assertThat((double) open.arguments().get("distanceMetres")).isCloseTo(0.3, within(1e-6));
        assertThat(open.place().northing()).isEqualTo(N + 0.3);
        assertThat(result.file().plots()).hasSize(1);
    }

    @Test
    void aBlockIsPlacedScaledTurnedAndOnTheLayerOfItsReference() {
        ReadResult result = new Dxf()
                .block(
                        "宗地",
                        10,
                        10,
                        0,
                        "LWPOLYLINE",
                        8,
                        "0",
                        90,
                        4,
                        70,
                        1,
                        10,
                        10,
                        20,
                        10,
                        10,
                        20,
                        20,
                        10,
                        10,
                        20,
                        20,
                        20,
                        10,
                        10,
                        20,
                        20)
                .entity(0, "INSERT", 8, "DK", 2, "宗地", 10, E, 20, N, 41, 2, 42, 3, 50, 90)
                .read();

        Plot plot = result.file().plots().get(0);
        assertThat(plot.label()).startsWith("DK-");
        assertThat(area(plot)).isCloseTo(600, within(1e-4));
        // 10 x 10 scaled to 20 x 30 and turned by 90 degrees: 30 to the west, 20 to the north.
        var box = RingAssembler.assemble(plot).getEnvelopeInternal();
        assertThat(box.getMinX()).isCloseTo(E - 30, within(1e-6));
        assertThat(box.getMaxY()).isCloseTo(N + 20, within(1e-6));
    }

    @Test
    void anArrayOfReferencesStandsForAllItsPlots() {
        ReadResult result = new Dxf()
                .block(
                        "B",
                        0,
                        0,
                        0,
                        "LWPOLYLINE",
                        8,
                        "0",
                        90,
                        4,
                        70,
                        1,
                        10,
                        0,
                        20,
                        0,
                        10,
                        10,
                        20,
                        0,
                        10,
                        10,
                        20,
                        10,
                        10,
                        0,
                        20,
                        10)
                .entity(0, "INSERT", 8, "DK", 2, "B", 10, E, 20, N, 70, 3, 71, 2, 44, 50.0, 45, 40.0)
                .read();

        assertThat(result.file().plots()).hasSize(6);
        assertThat(RingAssembler.assemble(result.file().plots())
                        .getEnvelopeInternal()
                        .getMaxX())
                .isEqualTo(E + 110);
    }

    @Test
    void onlyTheChosenLayerIsRead() {
        var drawing = new Dxf().polyline("红线", square(E, N, 100)).polyline("房屋", square(E + 20, N + 20, 10));

        assertThat(drawing.read().file().plots()).hasSize(2);
        assertThat(assumption(drawing.read(), "dxf-layers").confidence()).isLessThan(0.7);
        ReadResult chosen = drawing.read(ReadOptions.standard().withParts(List.of("红线")));
        assertThat(chosen.file().plots()).hasSize(1);
        assertThat(area(chosen.file().plots().get(0))).isEqualTo(10_000);
    }

    @Test
    void aLayerThatIsNotThereIsRefusedAndTheOthersNamed() {
        var drawing = new Dxf().polyline("红线", square(E, N, 100));

        assertThatThrownBy(() -> drawing.read(ReadOptions.standard().withParts(List.of("用地"))))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("用地")
                .hasMessageContaining("红线");
    }

    @Test
    void aFrozenLayerIsLeftOutUnlessItIsChosen() {
        var drawing = new Dxf()
                .layer("旧线", 1, 7)
                .layer("关闭", 0, -7)
                .polyline("红线", square(E, N, 100))
                .polyline("旧线", square(E + 200, N, 50))
                .polyline("关闭", square(E + 300, N, 50));

        assertThat(drawing.read().file().plots()).hasSize(1);
        assertThat(assumption(drawing.read(), "dxf-hidden-layers").arguments().get(0))
                .contains("旧线", "关闭");
        assertThat(drawing.read(ReadOptions.standard().withParts(List.of("旧线")))
                        .file()
                        .plots())
                .hasSize(1);
    }

    @Test
    void aTextInsideNamesThePlotAndFiguresDoNot() {
        ReadResult result = new Dxf()
                .polyline("DK", square(E, N, 100))
                .text("注记", E + 50, N + 50, "青禾一号地")
                .text("注记", E + 60, N + 40, "1.2345公顷")
                .text("注记", E + 1, N + 1, "J1")
                .text("注记", E + 500, N + 50, "外面的字")
                .read();

        assertThat(result.file().plots().get(0).label()).isEqualTo("青禾一号地");
        assertThat(assumption(result, "dxf-text-names").arguments()).containsExactly("1");
    }

    @Test
    void twoTextsInsideNameNothing() {
        ReadResult result = new Dxf()
                .polyline("DK", square(E, N, 100))
                .text("注记", E + 50, N + 50, "青禾村")
                .text("注记", E + 60, N + 40, "白石村")
                .read();

        assertThat(result.file().plots().get(0).label()).startsWith("DK-");
    }

    @Test
    void millimetresOfTheTemplateDoNotTurnMetresIntoMillimetres() {
        ReadResult result = new Dxf()
                .header(9, "$INSUNITS", 70, 4)
                .polyline("DK", square(E, N, 100))
                .read();

        assertThat(area(result.file().plots().get(0))).isEqualTo(10_000);
        assertThat(assumption(result, "dxf-units-ignored").arguments()).containsExactly("0.001");
    }

    @Test
    void aDrawingInMillimetresIsReadInMetres() {
        double[] millimetres = java.util.Arrays.stream(square(E, N, 100))
                .map(value -> value * 1000)
                .toArray();
        ReadResult result = new Dxf()
                .header(9, "$INSUNITS", 70, 4)
                .polyline("DK", millimetres)
                .read();

        assertThat(area(result.file().plots().get(0))).isCloseTo(10_000, within(1e-3));
        assertThat(assumption(result, "dxf-units").arguments()).containsExactly("0.001");
    }

    @Test
    void northingFirstIsExchangedAndReported() {
        ReadResult result = new Dxf()
                .polyline("DK", N, E, N, E + 100, N + 100, E + 100, N + 100, E)
                .read();

        assertThat(result.file().crs()).isEqualTo(new CrsCode(4527));
        assertThat(result.issues()).extracting(Issue::code).containsExactly(IssueCode.AXIS_ORDER_SWAPPED);
        assertThat(result.file().plots().get(0).rings().get(0).points().get(0).easting())
                .isEqualTo(E);
    }

    @Test
    void chineseNamesAreReadInTheCodePageAndInUtf8() {
        var drawing = new Dxf().header(9, "$DWGCODEPAGE", 3, "ANSI_936").polyline("红线", square(E, N, 100));
        for (Charset charset : List.of(Charset.forName("GBK"), StandardCharsets.UTF_8)) {
            ReadResult result = CoordinateFiles.read("d.dxf", drawing.bytes(charset), ReadOptions.standard());
            assertThat(result.file().encoding()).isEqualTo(charset.name());
            assertThat(result.file().plots().get(0).label()).startsWith("红线-");
        }
    }

    @Test
    void whatIsDrawnFromBelowIsMirrored() {
        ReadResult result = new Dxf()
                .entity(0, "LWPOLYLINE", 8, "DK", 90, 3, 70, 1, 210, 0, 220, 0, 230, -1)
                .entity(10, -E, 20, N, 10, -E - 100, 20, N, 10, -E - 100, 20, N + 100)
                .read();

        assertThat(area(result.file().plots().get(0))).isEqualTo(5_000);
        assertThat(RingAssembler.assemble(result.file().plots())
                        .getEnvelopeInternal()
                        .getMaxX())
                .isEqualTo(E + 100);
    }

    @Test
    void aSplineThatMayBeABoundaryIsReported() {
        ReadResult result = new Dxf()
                .polyline("DK", square(E, N, 100))
                .entity(0, "SPLINE", 8, "DK", 70, 1, 71, 3)
                .entity(0, "POINT", 8, "DK", 10, E, 20, N)
                .read();

        assertThat(result.issues()).extracting(Issue::code).containsExactly(IssueCode.GEOMETRY_TYPE_UNUSABLE);
        assertThat(result.issues().get(0).arguments()).containsEntry("geometryType", "SPLINE (1)");
        assertThat(assumption(result, "dxf-left-out").arguments()).containsExactly("POINT (1)");
    }
}
