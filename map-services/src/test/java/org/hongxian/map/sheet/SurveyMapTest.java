package org.hongxian.map.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.map.sheet.SheetFixture.MAP;
import static org.hongxian.map.sheet.SheetFixture.basicFarmland;
import static org.hongxian.map.sheet.SheetFixture.content;
import static org.hongxian.map.sheet.SheetFixture.landUse;
import static org.hongxian.map.sheet.SheetFixture.manyPoints;
import static org.hongxian.map.sheet.SheetFixture.plot;
import static org.hongxian.map.sheet.SheetFixture.ring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.landclass.LandClass;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.survey.AdjoiningOwners;
import org.hongxian.gis.survey.AdjoiningRun;
import org.hongxian.gis.survey.BoundaryPointNumbering;
import org.hongxian.map.sheet.SheetContent.PlotOnSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class SurveyMapTest {

    private static final Plot WITH_HOLE = plot(
            "1",
            "主厂区",
            ring(1, 1, 0, 400.1234, 520.5678, 380, 500, 40, 260, 0, 20, 30.4321),
            ring(2, 6, 200, 150, 200, 250, 300, 250, 300, 150));
    private static final Plot SECOND = plot("2", "变电站", ring(1, 10, -260, 200, -120, 210, -110, 90, -250, 80));

    /** The points of both plots in table order: from the north-west, clockwise, the hole after its shell. */
    private static final List<List<Coordinate>> TABLE_ORDER = List.of(
            at(0, 400.1234, 520.5678, 380, 500, 40, 260, 0, 20, 30.4321),
            at(200, 250, 300, 250, 300, 150, 200, 150),
            at(-260, 200, -120, 210, -110, 90, -250, 80));

    private static final byte[] SHEET = MAP.write(
            content(
                    List.of(new PlotOnSheet(WITH_HOLE, "17.0112 公顷"), new PlotOnSheet(SECOND, "1.2233 公顷")),
                    List.of(landUse(7), basicFarmland())),
            Map.of());

    @Test
    void theSidesOfTheDrawnPathAreTrueToScale() throws IOException {
        List<List<Coordinate>> drawn = DrawnPaths.inMillimetres(SHEET, 0);
        List<List<Coordinate>> ground = TABLE_ORDER;

        assertThat(drawn).hasSameSizeAs(ground);
        int scale = 5000;
        for (int r = 0; r < ground.size(); r++) {
            for (int i = 0; i < ground.get(r).size(); i++) {
                int next = (i + 1) % ground.get(r).size();
                double metres = ground.get(r).get(i).distance(ground.get(r).get(next));
                double millimetres = drawn.get(r).get(i).distance(drawn.get(r).get(next));
                assertThat(millimetres).isCloseTo(metres * 1000 / scale, within(0.001));
            }
        }
        assertThat(text(SHEET, 1, 1)).contains("1:" + scale);
    }

    @Test
    void theRedLineComesBackFromItsPathWithinATenthOfAMillimetre() throws IOException {
        PdfRedLine read = PdfRedLine.fromPath(SHEET).orElseThrow();

        assertThat(read.crs()).isEqualTo(SheetFixture.CRS);
        assertThat(read.plots()).hasSize(2);
        assertThat(read.plots().get(0)).hasSize(2);
        assertThat(distance(rings(read), TABLE_ORDER)).isLessThan(0.0001);
    }

    @Test
    void theRedLineComesBackFromTheAttachmentExactly() throws IOException {
        PdfRedLine read = PdfRedLine.fromAttachment(SHEET).orElseThrow();

        assertThat(read.crs()).isEqualTo(SheetFixture.CRS);
        assertThat(read.plots()).hasSize(2);
        // In GeoJSON a shell runs counter-clockwise and a hole clockwise, each from the first point of the table.
        assertThat(rings(read))
                .containsExactly(backwards(TABLE_ORDER.get(0)), TABLE_ORDER.get(1), backwards(TABLE_ORDER.get(2)));
    }

    @Test
    void theAttachedGeoJsonHasTheEastingFirst() throws IOException {
        try (PDDocument document = Loader.loadPDF(SHEET)) {
            byte[] json = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get(RedLineAttachment.FILE)
                    .getEmbeddedFile()
                    .toByteArray();

            assertThat(new String(json, StandardCharsets.UTF_8))
                    .contains("EPSG::4527")
                    .containsPattern("\\[39540000(\\.0*)?,3450400\\.1234\\]");
        }
    }

    @ParameterizedTest(name = "{0} m wide: 1:{1} on {2}")
    @CsvSource({
        "60, 500, A4",
        "110, 1000, A4",
        "500, 2000, A3",
        "1500, 10000, A4",
        "9000, 50000, A3",
        "20000, 100000, A3",
        "45000, 200000, A3",
        "90000, 500000, A3",
        "600000, 5000000, A4"
    })
    void theScaleIsTheLargestThatFits(double width, int scale, String paper) throws IOException {
        Plot plot = plot("1", "", ring(1, 1, 0, width / 2, width, width / 2, width, 0, 0, 0));
        byte[] sheet = MAP.write(content(List.of(new PlotOnSheet(plot, "")), List.of()), Map.of());

        assertThat(text(sheet, 1, 1)).contains("1:" + scale + "（" + paper + "）");
        assertThat(distance(rings(PdfRedLine.fromPath(sheet).orElseThrow()), inTableOrder(plot)))
                .isLessThan(0.0001);
    }

    @Test
    void aCorridorOfFortyFiveKilometresIsDrawnTrueToScale() throws IOException {
        Plot plot = plot("1", "输电走廊", ring(1, 1, 0, 0, 22_000, 9000, 45_000, 2000, 45_000, 1940, 22_000, 8940, 0, -60));
        byte[] sheet = MAP.write(content(List.of(new PlotOnSheet(plot, "293.1234 公顷")), List.of()), Map.of());

        assertThat(text(sheet, 1, 1)).contains("1:200000（A3）", "底图：地类图斑第1版（2025-12-31）");
        List<Coordinate> drawn = DrawnPaths.inMillimetres(sheet, 0).get(0);
        assertThat(drawn.get(0).distance(drawn.get(1)))
                .isCloseTo(Math.hypot(22_000, 9000) * 1000 / 200_000, within(0.001));
        assertThat(distance(rings(PdfRedLine.fromPath(sheet).orElseThrow()), inTableOrder(plot)))
                .isLessThan(0.0001);
    }

    @Test
    void titleFactsLegendAndPointNumbersAreOnTheSheet() throws IOException {
        String map = text(SHEET, 1, 1);

        assertThat(map)
                .contains("勘测定界图", "青禾县光伏园区建设项目", "用地红线", "永久基本农田", "0101 水田", "18.2345")
                .contains("J1", "J9", "17.0112", "北", "位置示意图", "青禾县自然资源局");
    }

    /** On A4, where the legend is smallest, and on A3, where narrow rows are enough. */
    @ParameterizedTest
    @CsvSource({"100, 15, true", "1000, 150, false"})
    void everyClassOnTheMapStandsInTheLegendHoweverManyThereAre(double half, double cell, boolean continued)
            throws IOException {
        List<String> codes =
                LandClassScheme.load(LandClassScheme.THIRD_SURVEY, LocalDate.of(2026, 1, 1)).classes().stream()
                        .map(LandClass::code)
                        .filter(code -> code.length() == 4)
                        .toList();
        assertThat(codes).hasSizeGreaterThan(40);
        Plot plot = plot("1", "园区", ring(1, 1, -half, half, half, half, half, -half, -half, -half));
        byte[] sheet = MAP.write(
                content(List.of(new PlotOnSheet(plot, "")), List.of(landUse(7, cell, codes), basicFarmland())),
                Map.of());

        assertThat(text(sheet, 1, 1).contains("见图例续页")).isEqualTo(continued);
        assertThat(text(sheet, 2, 2).contains("图例（续）")).isEqualTo(continued);
        assertThat(text(sheet, 1, 1)).doesNotContain("等 ");
        // The class stands before its name; on the map it stands alone.
        String legend = text(sheet, 1, 2);
        assertThat(codes).allSatisfy(code -> assertThat(legend).containsPattern(code + " \\p{IsHan}"));
    }

    @Test
    void theTableListsEveryPointToTheMillimetreAndClosesEachRing() throws IOException {
        String table = text(SHEET, 2, 2);

        assertThat(table)
                .contains("界址点坐标成果表", "3450400.123", "39540520.568", "第 2 页 共 2 页")
                .contains("地块 主厂区", "地块 变电站")
                .contains("1 J1 3450400.123 39540000.000 520.96")
                // The hole begins in its north-west, and the surveyor's name stands beside where it is another one.
                .contains("7 J6 3450250.000 39540200.000 100.00 J7")
                .contains("11 J6 3450250.000 39540200.000 J7")
                .contains("1 J1 3450200.000 39539740.000 140.36 J10");
    }

    @Test
    void aHundredCrowdedPointsAreAllInTheTableAndNoneIsPrintedOverAnother() throws IOException {
        Plot plot = plot("1", "园区", manyPoints(11, 120, 300, 240));
        byte[] sheet = MAP.write(content(List.of(new PlotOnSheet(plot, "20.0000 公顷")), List.of(landUse(3))), Map.of());

        assertThat(text(sheet, 2, 3)).contains("J1 ", "J120 ", "第 3 页 共 3 页");
        assertThat(distance(rings(PdfRedLine.fromPath(sheet).orElseThrow()), inTableOrder(plot)))
                .isLessThan(0.0001);
        assertThat(PointNumberBoxes.overlapping(sheet)).isEmpty();
    }

    @Test
    void aCharacterTheFontLacksIsReportedAndDoesNotStopTheSheet() throws IOException {
        Plot plot = plot("1", "\uD86D\uDFFF地", ring(1, 1, 0, 50, 50, 50, 50, 0, 0, 0));

        assertThat(SheetFixture.FONT.missing("青禾县\uD86D\uDFFF")).containsExactly("\uD86D\uDFFF");
        assertThat(text(MAP.write(content(List.of(new PlotOnSheet(plot, "")), List.of()), Map.of()), 1, 1))
                .contains("〓地");
    }

    @Test
    void theOwnersOfTheLandAroundStandOutsideTheRedLine() throws IOException {
        Plot plot = plot("1", "厂区", ring(1, 1, 0, 400, 500, 400, 500, 0, 0, 0));
        var sides = AdjoiningOwners.of(
                        List.of(plot),
                        SheetFixture.CRS,
                        SheetFixture.villages(),
                        content(List.of(new PlotOnSheet(plot, "")), List.of()).settings())
                .get(0);
        SheetContent content = content(List.of(new PlotOnSheet(plot, "20.0000 公顷")), List.of());
        byte[] sheet = MAP.write(
                SheetFixture.with(content, AdjoiningRun.of(BoundaryPointNumbering.number(plot), sides)), Map.of());

        assertThat(text(sheet, 1, 1)).contains("东沟村农民集体", "西岭村农民集体", "（权属无数据）");
        assertThat(text(MAP.write(content, Map.of()), 1, 1)).doesNotContain("农民集体");
    }

    @Test
    void aPdfWithoutARedLineHasNone() throws IOException {
        byte[] empty;
        try (PDDocument document = new PDDocument()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            var out = new java.io.ByteArrayOutputStream();
            document.save(out);
            empty = out.toByteArray();
        }

        assertThat(PdfRedLine.fromPath(empty)).isEmpty();
        assertThat(PdfRedLine.fromAttachment(empty)).isEmpty();
    }

    private static List<Coordinate> at(double... offsets) {
        return SheetFixture.ring(1, 1, offsets).points().stream()
                .map(point -> new Coordinate(point.easting(), point.northing()))
                .toList();
    }

    private static List<Coordinate> backwards(List<Coordinate> ring) {
        List<Coordinate> points = new ArrayList<>(ring.subList(1, ring.size()));
        Collections.reverse(points);
        points.add(0, ring.get(0));
        return points;
    }

    private static List<List<Coordinate>> rings(PdfRedLine read) {
        return read.plots().stream().flatMap(List::stream).toList();
    }

    private static List<List<Coordinate>> inTableOrder(Plot plot) {
        return BoundaryPointNumbering.number(plot).stream()
                .map(ring -> ring.points().stream()
                        .map(point -> new Coordinate(point.easting(), point.northing()))
                        .toList())
                .toList();
    }

    private static double distance(List<List<Coordinate>> read, List<List<Coordinate>> expected) {
        assertThat(read).hasSameSizeAs(expected);
        double largest = 0;
        for (int r = 0; r < expected.size(); r++) {
            assertThat(read.get(r)).hasSameSizeAs(expected.get(r));
            for (int i = 0; i < expected.get(r).size(); i++) {
                largest = Math.max(
                        largest, read.get(r).get(i).distance(expected.get(r).get(i)));
            }
        }
        return largest;
    }

    private static String text(byte[] pdf, int from, int to) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(from);
            stripper.setEndPage(to);
            return stripper.getText(document);
        }
    }
}
