package org.hongxian.map.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.map.sheet.SheetFixture.MAP;
import static org.hongxian.map.sheet.SheetFixture.basicFarmland;
import static org.hongxian.map.sheet.SheetFixture.content;
import static org.hongxian.map.sheet.SheetFixture.landUse;
import static org.hongxian.map.sheet.SheetFixture.manyPoints;
import static org.hongxian.map.sheet.SheetFixture.plot;
import static org.hongxian.map.sheet.SheetFixture.ring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
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

    private static final byte[] SHEET = MAP.write(
            content(
                    List.of(new PlotOnSheet(WITH_HOLE, "17.0112 公顷"), new PlotOnSheet(SECOND, "1.2233 公顷")),
                    List.of(landUse(7), basicFarmland())),
            Map.of());

    @Test
    void theSidesOfTheDrawnPathAreTrueToScale() throws IOException {
        List<List<Coordinate>> drawn = DrawnPaths.inMillimetres(SHEET, 0);
        List<List<Coordinate>> ground = rings(WITH_HOLE, SECOND);

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
        assertThat(distance(read, WITH_HOLE, SECOND)).isLessThan(0.0001);
    }

    @Test
    void theRedLineComesBackFromTheAttachmentExactly() throws IOException {
        PdfRedLine read = PdfRedLine.fromAttachment(SHEET).orElseThrow();

        assertThat(read.crs()).isEqualTo(SheetFixture.CRS);
        assertThat(distance(read, WITH_HOLE, SECOND)).isZero();
    }

    @ParameterizedTest(name = "{0} m wide: 1:{1} on {2}")
    @CsvSource({
        "60, 500, A4",
        "110, 1000, A4",
        "500, 2000, A3",
        "1500, 10000, A4",
        "9000, 50000, A3",
        "20000, 100000, A3"
    })
    void theScaleIsTheLargestThatFits(double width, int scale, String paper) throws IOException {
        Plot plot = plot("1", "", ring(1, 1, 0, width / 2, width, width / 2, width, 0, 0, 0));
        byte[] sheet = MAP.write(content(List.of(new PlotOnSheet(plot, "")), List.of()), Map.of());

        assertThat(text(sheet, 1, 1)).contains("1:" + scale + "（" + paper + "）");
        assertThat(distance(PdfRedLine.fromPath(sheet).orElseThrow(), plot)).isLessThan(0.0001);
    }

    @Test
    void aRedLineTooLongForOneSheetIsRefused() {
        Plot plot = plot("1", "", ring(1, 1, 0, 10, 90_000, 10, 90_000, 0, 0, 0));

        assertThatThrownBy(() -> MAP.write(content(List.of(new PlotOnSheet(plot, "")), List.of()), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("90000 m");
    }

    @Test
    void titleFactsLegendAndPointNumbersAreOnTheSheet() throws IOException {
        String map = text(SHEET, 1, 1);

        assertThat(map)
                .contains("勘测定界图", "青禾县光伏园区建设项目", "用地红线", "永久基本农田", "0101 水田", "18.2345")
                .contains("J1", "J9", "J13", "17.0112", "北", "位置示意图", "青禾县自然资源局");
    }

    @Test
    void theTableListsEveryPointToTheMillimetreAndClosesEachRing() throws IOException {
        String table = text(SHEET, 2, 2);

        assertThat(table)
                .contains("界址点坐标成果表", "3450400.123", "39540520.568", "第 2 页 共 2 页")
                .contains("1 J1 3450400.123 39540000.000 520.96")
                .contains("J10 3450200.000 39539740.000");
        assertThat(table.lines().filter(line -> line.contains("J6 3450150.000 39540200.000")))
                .hasSize(2);
    }

    @Test
    void aHundredCrowdedPointsAreAllInTheTableAndNoneIsPrintedOverAnother() throws IOException {
        Plot plot = plot("1", "园区", manyPoints(11, 120, 300, 240));
        byte[] sheet = MAP.write(content(List.of(new PlotOnSheet(plot, "20.0000 公顷")), List.of(landUse(3))), Map.of());

        assertThat(text(sheet, 2, 3)).contains("J1 ", "J120 ", "第 3 页 共 3 页");
        assertThat(distance(PdfRedLine.fromPath(sheet).orElseThrow(), plot)).isLessThan(0.0001);
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

    private static List<List<Coordinate>> rings(Plot... plots) {
        List<List<Coordinate>> rings = new ArrayList<>();
        for (Plot plot : plots) {
            plot.rings()
                    .forEach(ring -> rings.add(ring.points().stream()
                            .map(point -> new Coordinate(point.easting(), point.northing()))
                            .toList()));
        }
        return rings;
    }

    private static double distance(PdfRedLine read, Plot... plots) {
        double largest = 0;
        for (int p = 0; p < plots.length; p++) {
            for (int r = 0; r < plots[p].rings().size(); r++) {
                List<BoundaryPoint> points = plots[p].rings().get(r).points();
                List<Coordinate> ring = read.plots().get(p).get(r);
                assertThat(ring).hasSameSizeAs(points);
                for (int i = 0; i < ring.size(); i++) {
                    largest = Math.max(
                            largest,
                            ring.get(i)
                                    .distance(new Coordinate(
                                            points.get(i).easting(),
                                            points.get(i).northing())));
                }
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
