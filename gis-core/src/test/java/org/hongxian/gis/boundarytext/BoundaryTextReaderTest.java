package org.hongxian.gis.boundarytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Polygon;

class BoundaryTextReaderTest {

    private static final String TRIANGLE = "J1,1,4000000,39600000\nJ2,1,4000100,39600000\nJ3,1,4000000,39600100\n";

    @Test
    void aReducedHeadAndBlankFieldsAreRead() {
        Plot plot = plot(
                "[属性描述]\n投影类型=高斯克吕格\n坐标系=2000国家大地坐标系\n分带=3度带\n带号=\n[地块坐标]\n" + "3,,010031, 32,,,地块1,,@\n" + TRIANGLE);

        assertThat(plot.number()).isEqualTo("010031");
        assertThat(plot.name()).isEqualTo("32");
        assertThat(plot.use()).isEqualTo("地块1");
        assertThat(plot.declaredAreaSquareMetres()).isNull();
        assertThat(plot.declaredPointCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3,0.5,7,甲,面,I50,工业,0601,@; 9; 7; 甲; 5000; 0601",
                "3,0.5,7,甲,面,I50,工业,0601; 9; 7; 甲; 5000; 0601",
                "3,0.5,990101,青禾镇,7,甲,面,I50,工业,0601,@; 11; 7; 甲; 5000; 0601",
                "3,0.5,甲,面,I50,工业,0601,@; 8; 0.5; 甲; 5000; ",
                "3,0.5,7,甲,面,I50,工业,0601,地类,1,2,3,备注,@; 14; 7; 甲; 5000; 0601",
                "7,甲,面,,@; 5; 7; 甲; ; ",
                "3,甲,面,工业,@; 5; ; 甲; ; ",
                "3,0.5公顷,7,甲,面,I50,工业,0601,@; 9; 7; 甲; 5000; 0601",
                "3,5000平方米,7,甲,面,I50,工业,0601,@; 9; 7; 甲; 5000; 0601",
                "3,5000,7,甲,面,I50,工业,0601,@; 9; 7; 甲; 5000; 0601",
                "3,7.5亩,7,甲,面,I50,工业,0601,@ ; 9; 7; 甲; 5000; 0601"
            })
    void plotLinesOfEveryProfileAreRead(
            String line, String profile, String number, String name, Double area, String landClass) {
        Plot plot = plot(line + "\n" + TRIANGLE);

        assertThat(plot.name()).isEqualTo(name);
        assertThat(plot.declaredAreaSquareMetres()).isEqualTo(area);
        if (!profile.equals("8")) {
            assertThat(plot.number()).isEqualTo(number == null ? "" : number);
            assertThat(plot.landClass()).isEqualTo(landClass == null ? "" : landClass);
        }
    }

    @Test
    void squareMetresInTheHectareColumnAreAnAssumption() {
        ReadResult result = read("3,5000,7,甲,面,I50,工业,0601,@\n" + TRIANGLE);

        assertThat(result.file().assumptions()).extracting(Assumption::code).contains("area-unit-square-metres");
    }

    @Test
    void fullWidthPunctuationIsReadAndReportedWithItsLine() {
        ReadResult result = read("【地块坐标】\n3,0.5,7,甲,面,,,,@\nJ1\uFF0C1\uFF0C4000000\uFF0E00,3960000\uFF10\n"
                + "J2,1,4000100,39600000\nJ3,1,4000000,39600100\n");

        assertThat(result.file().plots().get(0).rings().get(0).points()).hasSize(3);
        assertThat(result.file().plots().get(0).rings().get(0).points().get(0).northing())
                .isEqualTo(4000000);
        assertThat(result.issues()).extracting(Issue::code).containsOnly(IssueCode.FULL_WIDTH_PUNCTUATION);
        assertThat(result.issues()).extracting(issue -> issue.place().line()).contains(3);
    }

    @Test
    void onePointWrittenTheOtherWayRoundIsTurnedAndReported() {
        ReadResult result = read("4,,7,甲,面,,,,@\n" + TRIANGLE + "J4,1,39600050,3999950\n");

        assertThat(result.file().plots().get(0).rings().get(0).points().get(3).easting())
                .isEqualTo(39600050);
        assertThat(result.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.AXIS_ORDER_SWAPPED);
            assertThat(issue.place().point()).isEqualTo("J4");
            assertThat(issue.place().line()).isEqualTo(5);
        });
    }

    @Test
    void aPointFarOffIsKeptAndReported() {
        ReadResult result = read("4,,7,甲,面,,,,@\n" + TRIANGLE + "J4,1,400005,39600050\n");

        assertThat(result.file().plots().get(0).rings().get(0).points()).hasSize(4);
        assertThat(result.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.COORDINATE_OUT_OF_RANGE);
            assertThat(issue.place().point()).isEqualTo("J4");
        });
    }

    @Test
    void aClosingRowWithTheFirstNumberTwiceStillCloses() {
        Plot plot = plot("4,,7,甲,面,,,,@\n" + TRIANGLE + "J1,1,4000000,4000000\n");

        assertThat(plot.rings()).singleElement().satisfies(ring -> {
            assertThat(ring.points()).hasSize(3);
            assertThat(ring.closedInFile()).isTrue();
        });
    }

    @Test
    void aDuplicateOfTheFirstPointDoesNotCloseARingBeforeItHasAnArea() {
        Plot plot = plot("5,,7,甲,面,,,,@\nJ0,1,4000000,39600000\nJ1,1,4000000,39600000\nJ2,1,4000100,39600000\n"
                + "J3,1,4000000,39600000\nJ4,1,4000000,39600100\n");

        assertThat(plot.rings()).singleElement().satisfies(ring -> assertThat(ring.points())
                .hasSize(5));
    }

    @Test
    void degreesAreKnownByTheirSize() {
        BoundaryFile file = read("3,,7,甲,面,,,,@\nJ1,1,117.1,36.1\nJ2,1,117.2,36.1\nJ3,1,117.1,36.2\n")
                .file();

        assertThat(file.axisOrder()).isEqualTo(AxisOrder.LONGITUDE_LATITUDE);
        assertThat(file.crs()).isEqualTo(new CrsCode(4490));
        assertThat(file.plots().get(0).rings().get(0).points().get(0).northing())
                .isEqualTo(36.1);
    }

    @ParameterizedTest
    @CsvSource({
        // header zone, stated CRS, county zone: what is used, and what contradicts
        "39, , , 4527, ",
        "117, , , 4527, ",
        "38, , , 4527, ZONE_CONFLICT",
        "39, , 39, 4527, ",
        "39, , 38, 4527, ZONE_WRONG",
        "39, 4527, , 4527, ",
        "39, 4548, , 4527, ",
        "39, 4526, , 4527, ZONE_CONFLICT",
        "39, 2363, , 2363, "
    })
    void theCoordinatesWinAgainstEverythingThatNamesAnotherZone(
            String headerZone, Integer stated, Integer county, int used, IssueCode contradiction) {
        var options = new ReadOptions(stated == null ? null : new CrsCode(stated), county, ReadLimits.standard());
        ReadResult result = read("带号=" + headerZone + "\n[地块坐标]\n3,,7,甲,面,,,,@\n" + TRIANGLE, options);

        assertThat(result.file().crs()).isEqualTo(new CrsCode(used));
        assertThat(result.issues())
                .extracting(Issue::code)
                .isEqualTo(contradiction == null ? List.of() : List.of(contradiction));
    }

    @ParameterizedTest
    @CsvSource({", , , CRS_UNKNOWN", "39, , 4548, ", ", 38, 4547, ", "20, , 4509, ", "39, 38, 4548, ZONE_WRONG"})
    void withoutAPrefixTheHeaderAndThenTheCountyNameTheZone(
            String headerZone, Integer county, Integer used, IssueCode finding) {
        String text = "带号=" + (headerZone == null ? "" : headerZone) + "\n[地块坐标]\n3,,7,甲,面,,,,@\n"
                + TRIANGLE.replace(",39600", ",600");
        ReadResult result = read(text, ReadOptions.standard().withCountyZone(county));

        assertThat(result.file().crs()).isEqualTo(used == null ? null : new CrsCode(used));
        assertThat(result.issues()).extracting(Issue::code).isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, X",
        "Infinity, X",
        "1e308, X",
        "4.0E6, X",
        "4 000 000, X",
        "12345678901234567890, X",
        "4000000-, X",
        "999999999, X"
    })
    void aNumberThatIsNoneIsRefusedWithFileLineAndField(String number, String field) {
        String text = "3,,7,甲,面,,,,@\n" + TRIANGLE + "J4,1," + number + ",39600100\n";

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(UnusableFileException.class, e -> {
            assertThat(e.reason()).isEqualTo(UnusableReason.NUMBERS_INVALID);
            assertThat(e.getMessage())
                    .contains("t.txt")
                    .contains("第5行")
                    .contains(field)
                    .contains(number);
            assertThat(e.issues().get(0).place().line()).isEqualTo(5);
        });
    }

    @Test
    void thousandsSeparatorsAreNamedAsSuch() {
        String text = "3,,7,甲,面,,,,@\n" + TRIANGLE + "J4,1,4,000,000.00,39,600,100.00\n";

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("4,000,000.00")
                .hasMessageContaining("千分位");
    }

    @Test
    void allBadLinesAreReportedAndLongListsAreCounted() {
        var text = new StringBuilder("3,,7,甲,面,,,,@\n");
        for (int i = 0; i < 250; i++) {
            text.append("这里不是坐标\n");
        }
        ReadResult result = read(text + TRIANGLE);

        assertThat(result.issues()).hasSize(101);
        assertThat(result.issues().get(100).code()).isEqualTo(IssueCode.MORE_FINDINGS);
        assertThat(result.issues().get(100).arguments()).containsEntry("count", 150);
    }

    @Test
    void aLineIsNotAPlot() {
        ReadResult result = read("3,,7,甲,线,,,,@\n" + TRIANGLE + "3,,8,乙,面,,,,@\n" + TRIANGLE);

        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("乙");
        assertThat(result.issues()).extracting(Issue::code).containsExactly(IssueCode.GEOMETRY_TYPE_UNUSABLE);
    }

    @Test
    void aPlotWithoutPointsIsReportedBesideAGoodOne() {
        ReadResult result = read("3,,7,甲,面,,,,@\n3,,8,乙,面,,,,@\n" + TRIANGLE);

        assertThat(result.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.PLOT_WITHOUT_POINTS);
            assertThat(issue.place().plot()).isEqualTo("甲");
        });
    }

    @Test
    void aMillionPointsAreReadWithinSecondsFromTextAndFromGeoJson() throws IOException {
        var text = new StringBuilder(40_000_000).append("[地块坐标]\n1000000,,1,大地块,面,,,,@\n");
        int points = 1_000_000;
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            text.append('J').append(i + 1).append(",1,");
            text.append(BigDecimal.valueOf(4_000_000 + 20_000 * Math.cos(angle)).setScale(4, RoundingMode.HALF_UP));
            text.append(',');
            text.append(
                    BigDecimal.valueOf(39_500_000 + 20_000 * Math.sin(angle)).setScale(4, RoundingMode.HALF_UP));
            text.append('\n');
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        BoundaryFile file =
                CoordinateFiles.read("big.txt", content, ReadOptions.standard()).file();
        var geoJson = new ByteArrayOutputStream();
        FileFormats.byEnding("big.geojson").orElseThrow().write(file, WriteOptions.named("big.geojson"), geoJson);
        BoundaryFile again = CoordinateFiles.read("big.geojson", geoJson.toByteArray(), ReadOptions.standard())
                .file();

        assertThat(file.plots().get(0).rings().get(0).points()).hasSize(points);
        assertThat(again.plots().get(0).rings().get(0).points()).hasSize(points);
        // Seconds on an idle machine; the bound leaves room for a busy one.
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(60);
    }

    @Test
    void aHoleIsWhatLiesInsideWhateverItsNumber() {
        ReadResult result =
                CoordinateFiles.read("t.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard());

        var land = RingAssembler.assemble(result.file().plots().get(0));

        assertThat(land.getNumGeometries()).isEqualTo(1);
        assertThat(((Polygon) land.getGeometryN(0)).getNumInteriorRing()).isEqualTo(1);
    }

    @Test
    void squareMetresAreKnownFromPartsBesideEachOtherAndTheirHoles() {
        // Two parts of one hectare, the second with a hole of 20 m by 20 m: 19 600 square metres, written without their
        // unit.
        String rows = square(1, 600_000, 100) + square(2, 600_300, 100) + square(3, 600_340, 20);

        Plot plot = plot("15,19600,7,甲,面,,,,@\n" + rows);

        assertThat(plot.rings()).hasSize(3);
        assertThat(plot.declaredAreaSquareMetres()).isEqualTo(19_600);
        assertThat(plot("15,1.96,7,甲,面,,,,@\n" + rows).declaredAreaSquareMetres())
                .isEqualTo(19_600);
    }

    private static String square(int ring, int west, int size) {
        int south = size == 20 ? 4_000_040 : 4_000_000;
        int[][] corners = {{0, 0}, {0, size}, {size, size}, {size, 0}, {0, 0}};
        var rows = new StringBuilder();
        for (int i = 0; i < corners.length; i++) {
            rows.append("J%d,%d,%d,39%d\n".formatted(i % 4 + 1, ring, south + corners[i][0], west + corners[i][1]));
        }
        return rows.toString();
    }

    private static Plot plot(String text) {
        return read(text).file().plots().get(0);
    }

    private static ReadResult read(String text) {
        return read(text, ReadOptions.standard());
    }

    private static ReadResult read(String text, ReadOptions options) {
        return CoordinateFiles.read("t.txt", text.getBytes(StandardCharsets.UTF_8), options);
    }
}
