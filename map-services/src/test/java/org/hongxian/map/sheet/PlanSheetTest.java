package org.hongxian.map.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.sheet.PlanSheetContent.Shape;
import org.hongxian.map.sheet.PlanSheetContent.ShownLayer;
import org.hongxian.map.style.StyleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.WKTReader;

/** Sheets of layers alone. The pictures lie in {@code target/sheets}, to be looked at. */
class PlanSheetTest {

    private static final PlanSheet SHEETS = new PlanSheet(StyleBook.load(), SheetFixture.FONT);
    private static final float PIXELS_PER_MILLIMETRE = 4;

    private static LayerSource layer(String key, LayerFeature... features) {
        return new InMemoryLayer(key, "1", SheetFixture.CRS, LocalDate.of(2025, 12, 31), null, List.of(features));
    }

    private static LayerFeature parcel(String id, double east, double north, double side, String landClass) {
        return new LayerFeature(
                id,
                SheetFixture.polygon(SheetFixture.EASTING + east, SheetFixture.NORTHING + north, side, side),
                Map.of("DLBM", landClass));
    }

    private static PlanSheetContent content(
            Paper paper, boolean landscape, int scale, List<ShownLayer> layers, List<Shape> shapes) {
        return new PlanSheetContent(
                "青禾县土地利用图",
                "供规划查询使用，不作为审批依据",
                SheetFixture.CRS,
                paper,
                landscape,
                scale,
                new Coordinate(SheetFixture.EASTING + 50, SheetFixture.NORTHING + 50),
                layers,
                shapes,
                List.of(SheetFixture.polygon(
                        SheetFixture.EASTING - 9_000, SheetFixture.NORTHING - 9_000, 20_000, 18_000)),
                List.of(
                        new SheetContent.Fact("地类图斑", "第 1 版，数据日期 2025-12-31"),
                        new SheetContent.Fact("坐标系", "2000 国家大地坐标系 3 度带 39 带"),
                        new SheetContent.Fact("打印时间", "2026-03-02 09:00")),
                List.of("试验用图。"));
    }

    private static byte[] write(PlanSheetContent content) throws IOException {
        var out = new ByteArrayOutputStream();
        SHEETS.write(content, out, () -> true);
        return out.toByteArray();
    }

    private static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0, PIXELS_PER_MILLIMETRE * 25.4f / 72, ImageType.RGB);
        }
    }

    @ParameterizedTest
    @EnumSource(Paper.class)
    void aHundredMetresAreFiveCentimetresAtOneToTwoThousandOnEveryPaper(Paper paper) throws IOException {
        byte[] pdf = write(content(
                paper,
                true,
                2000,
                List.of(new ShownLayer(layer("DLTB", parcel("a", 0, 0, 100, "0101")), 1)),
                List.of()));

        BufferedImage picture = picture(pdf);

        assertThat(picture.getWidth())
                .isCloseTo((int) (PIXELS_PER_MILLIMETRE * paper.widthMillimetres(true)), within(2));
        SheetLayout layout = SheetLayout.of(paper, true, 2000);
        double middle = layout.heightMillimetres()
                - layout.frame().bottom()
                - layout.frame().height() / 2;
        // Beside the cross of the grid, which may stand in the middle.
        int row = (int) (PIXELS_PER_MILLIMETRE * (middle + 8.3));
        int fill = picture.getRGB(
                (int) (PIXELS_PER_MILLIMETRE
                        * (layout.frame().left() + layout.frame().width() / 2 + 8.3)),
                row);
        assertThat(fill & 0xffffff).isNotEqualTo(0xffffff);
        int run = 0;
        for (int x = 0; x < (int) (PIXELS_PER_MILLIMETRE * layout.frame().right()); x++) {
            run += picture.getRGB(x, row) == fill ? 1 : 0;
        }
        assertThat(run / PIXELS_PER_MILLIMETRE).isCloseTo(50, within(1.5f));
    }

    @Test
    void titleLegendScaleAndDatesStandOnTheSheet() throws IOException {
        byte[] pdf = write(content(
                Paper.A3,
                true,
                5000,
                List.of(new ShownLayer(SheetFixture.landUse(3), 1), new ShownLayer(SheetFixture.basicFarmland(), 0.5)),
                List.of(new Shape(
                        SheetFixture.polygon(SheetFixture.EASTING, SheetFixture.NORTHING, 300, 200), "拟选址"))));
        Path folder = Files.createDirectories(Path.of("target", "sheets"));
        Files.write(folder.resolve("plan-a3.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("青禾县土地利用图", "图　例", "1:5000（A3）", "数据日期 2025-12-31", "拟选址", "位置示意图", "永久基本农田");
        }
    }

    @Test
    void hatchedLandBesideTheFrameIsNeitherDrawnNorExplained() throws Exception {
        // Its envelope takes in the whole frame, its land begins kilometres to the north-west.
        var beside = new LayerFeature(
                "beside",
                new WKTReader()
                        .read("POLYGON ((%1$f %3$f, %2$f %3$f, %1$f %4$f, %1$f %3$f))"
                                .formatted(
                                        SheetFixture.EASTING - 3_000,
                                        SheetFixture.EASTING + 1_000,
                                        SheetFixture.NORTHING + 3_000,
                                        SheetFixture.NORTHING - 1_000)),
                Map.of());

        byte[] pdf = write(content(
                Paper.A4,
                true,
                2000,
                List.of(
                        new ShownLayer(layer("DLTB", parcel("a", 0, 0, 100, "0101")), 1),
                        new ShownLayer(layer("YJJBNTTB", beside), 1)),
                List.of()));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("水田").doesNotContain("永久基本农田");
        }
    }

    @Test
    void aSheetOfTooMuchIsRefusedAndOneUnderWayIsStopped() {
        var many = new ArrayList<LayerFeature>();
        for (int i = 0; i <= PlanSheet.MOST_FEATURES; i++) {
            many.add(parcel("p" + i, i % 300, i / 300, 1, "0101"));
        }
        LayerSource crowded = layer("DLTB", many.toArray(LayerFeature[]::new));
        PlanSheetContent content = content(Paper.A0, true, 2000, List.of(new ShownLayer(crowded, 1)), List.of());

        assertThatThrownBy(() -> write(content)).isInstanceOf(PlanSheet.TooManyFeaturesException.class);
        assertThatThrownBy(() -> SHEETS.write(content, new ByteArrayOutputStream(), () -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theGroundOfASheetIsThatOfItsFrame() {
        PlanSheet.Ground ground = PlanSheet.ground(Paper.A4, true, 1000);
        SheetLayout.Box frame = SheetLayout.of(Paper.A4, true, 1000).frame();
        assertThat(ground.widthMetres()).isEqualTo(frame.width());
        assertThat(ground.heightMetres()).isEqualTo(frame.height());
        assertThat(PlanSheet.ground(Paper.A0, false, 1000).heightMetres()).isGreaterThan(850);
    }
}
