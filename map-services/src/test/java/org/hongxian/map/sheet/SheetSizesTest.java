package org.hongxian.map.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.map.sheet.SheetFixture.EASTING;
import static org.hongxian.map.sheet.SheetFixture.NORTHING;
import static org.hongxian.map.sheet.SheetFixture.polygon;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.sheet.PlanSheetContent.Shape;
import org.hongxian.map.sheet.PlanSheetContent.ShownLayer;
import org.hongxian.map.sheet.PrintedTexts.Word;
import org.hongxian.map.style.StyleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

/** What suits the paper: letters, margins, lines. Every sheet lies in {@code target/sheets}, to be looked at. */
class SheetSizesTest {

    private static final PlanSheet SHEETS = new PlanSheet(StyleBook.load(), SheetFixture.FONT);
    private static final List<SheetContent.Fact> FACTS = List.of(
            new SheetContent.Fact("地类图斑", "第 1 版，数据日期 2025-12-31"),
            new SheetContent.Fact("坐标系", "2000 国家大地坐标系 3 度带 39 带"),
            new SheetContent.Fact("打印时间", "2026-03-02 09:00"));

    static Stream<Arguments> sheets() {
        return Stream.of(Paper.values())
                .flatMap(paper -> Stream.of(Arguments.of(paper, true), Arguments.of(paper, false)));
    }

    private static byte[] write(
            Paper paper,
            boolean landscape,
            int scale,
            String title,
            List<LayerSource> layers,
            List<SheetContent.Fact> facts)
            throws IOException {
        var out = new ByteArrayOutputStream();
        SHEETS.write(
                new PlanSheetContent(
                        title,
                        "供规划查询使用，不作为审批依据",
                        SheetFixture.CRS,
                        paper,
                        landscape,
                        scale,
                        new Coordinate(EASTING + 50, NORTHING + 50),
                        layers.stream().map(layer -> new ShownLayer(layer, 1)).toList(),
                        List.of(new Shape(polygon(EASTING, NORTHING, 300, 200), "拟选址")),
                        List.of(polygon(EASTING - 9_000, NORTHING - 9_000, 20_000, 18_000)),
                        facts,
                        List.of("图斑代码见图例；用于规划研究讨论。")),
                out,
                () -> true);
        return out.toByteArray();
    }

    private static BufferedImage picture(byte[] pdf, float pixelsPerMillimetre) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0, pixelsPerMillimetre * 25.4f / 72, ImageType.RGB);
        }
    }

    @ParameterizedTest
    @CsvSource({"A4, 6.2, 3.4, 1.9", "A3, 8.77, 4.81, 1.9", "A2, 12.4, 6.8, 2.26", "A0, 24.83, 13.62, 3.2"})
    void lettersGrowWithThePaper(Paper paper, double title, double subtitle, double inTheMap) throws IOException {
        byte[] pdf =
                write(paper, true, 5000, "青禾县土地利用图", List.of(SheetFixture.landUse(3, 150, List.of("0101"))), FACTS);

        List<Word> words = PrintedTexts.of(pdf);
        assertThat(PrintedTexts.find(words, "青禾县土地利用图").size()).isCloseTo(title, within(0.02));
        assertThat(PrintedTexts.find(words, "不作为审批依据").size()).isCloseTo(subtitle, within(0.02));
        assertThat(words.stream()
                        .filter(word -> word.text().equals("0101"))
                        .findFirst()
                        .orElseThrow()
                        .size())
                .isCloseTo(inTheMap, within(0.02));
        double furniture = SheetSizes.of(paper).furniture();
        assertThat(PrintedTexts.find(words, "2026-03-02").size()).isBetween(2.3 * furniture, 3.1 * furniture);
        assertThat(PrintedTexts.find(words, "0101 水田").size()).isGreaterThanOrEqualTo(2.3 * furniture - 0.02);
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void everythingHasItsOwnPlaceOnThePaper(Paper paper, boolean landscape) throws IOException {
        SheetLayout layout = SheetLayout.of(paper, landscape, 5000);
        SheetLayout.Box frame = layout.frame();
        double border = layout.border();
        var map = new SheetLayout.Box(
                frame.left() - border,
                frame.bottom() - border,
                frame.width() + 2 * border,
                frame.height() + 2 * border);
        var boxes = List.of(map, layout.legend(), layout.location(), layout.block());
        for (int i = 0; i < boxes.size(); i++) {
            for (SheetLayout.Box other : boxes.subList(i + 1, boxes.size())) {
                SheetLayout.Box box = boxes.get(i);
                assertThat(box.right() <= other.left() + 1e-6
                                || other.right() <= box.left() + 1e-6
                                || box.top() <= other.bottom() + 1e-6
                                || other.top() <= box.bottom() + 1e-6)
                        .as("%s beside %s", box, other)
                        .isTrue();
            }
        }
        assertThat(frame.width() * frame.height())
                .as("the map has most of the sheet")
                .isGreaterThan(0.44 * layout.widthMillimetres() * layout.heightMillimetres());

        byte[] pdf = write(
                paper,
                landscape,
                5000,
                "青禾县城关镇及周边乡镇国土空间总体规划土地利用现状与永久基本农田保护范围对照图（征求意见稿之二）",
                List.of(SheetFixture.landUse(3), SheetFixture.basicFarmland()),
                FACTS);
        Path folder = Files.createDirectories(Path.of("target", "sheets"));
        String name = "sizes-" + paper + (landscape ? "-landscape" : "-portrait");
        Files.write(folder.resolve(name + ".pdf"), pdf);
        for (Word word : PrintedTexts.of(pdf)) {
            assertThat(word.place().getMinX() > 5
                            && word.place().getMaxX() < layout.widthMillimetres() - 5
                            && word.place().getMinY() > 5
                            && word.place().getMaxY() < layout.heightMillimetres() - 5)
                    .as("%s", word)
                    .isTrue();
        }
    }

    @Test
    void wordsInTheMapStandInAWhiteRim() throws IOException {
        var wood = new LayerFeature("w", polygon(EASTING - 400, NORTHING - 400, 900, 900), Map.of("DLBM", "0301"));
        byte[] pdf = write(
                Paper.A4,
                true,
                5000,
                "林地",
                List.of(new InMemoryLayer(
                        "DLTB", "1", SheetFixture.CRS, LocalDate.of(2025, 12, 31), null, List.of(wood))),
                FACTS);

        Word label = PrintedTexts.of(pdf).stream()
                .filter(word -> word.text().equals("0301"))
                .findFirst()
                .orElseThrow();
        float pixels = 12;
        BufferedImage picture = picture(pdf, pixels);
        int white = 0;
        int ink = 0;
        for (int y = (int) (pixels * (label.place().getMinY() - 0.5));
                y < pixels * (label.place().getMaxY() + 0.5);
                y++) {
            for (int x = (int) (pixels * (label.place().getMinX() - 0.5));
                    x < pixels * (label.place().getMaxX() + 0.5);
                    x++) {
                int colour = picture.getRGB(x, y) & 0xffffff;
                white += colour == 0xffffff ? 1 : 0;
                ink += colour == 0x1c1c1c ? 1 : 0;
            }
        }
        assertThat(ink).isGreaterThan(40);
        assertThat(white).as("white pixels around the letters").isGreaterThan(ink / 2);
    }

    /** The thinnest line of a style, between two areas of one class, is still a line on the wall. */
    @ParameterizedTest
    @CsvSource({"A4, 0.1", "A3, 0.1", "A0, 0.168"})
    void linesOfTheMapAreOfTheirStyleInTheHandAndWiderOnTheWall(Paper paper, double millimetres) throws IOException {
        byte[] pdf = write(paper, true, 5000, "图", List.of(SheetFixture.landUse(3)), FACTS);

        double thinnest = Double.MAX_VALUE;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<Object> tokens = new PDFStreamParser(document.getPage(0)).parse();
            for (int i = 1; i < tokens.size(); i++) {
                if (tokens.get(i) instanceof Operator operator
                        && operator.getName().equals("w")
                        && tokens.get(i - 1) instanceof COSNumber width) {
                    thinnest = Math.min(thinnest, width.floatValue() * 25.4 / 72);
                }
            }
        }
        assertThat(thinnest).isCloseTo(millimetres, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({
        "A4, 2000, 40 m, 80 m, 40",
        "A4, 1300, 20 m, 40 m, 20",
        "A0, 2000, 100 m, 200 m, 100",
        "A3, 50000, 1 km, 2 km, 1000"
    })
    void theScaleBarCountsInRoundDistances(Paper paper, int scale, String half, String whole, double halfMetres)
            throws IOException {
        List<Word> words = PrintedTexts.of(write(paper, true, scale, "图", List.of(SheetFixture.landUse(3)), FACTS));

        double apart = PrintedTexts.find(words, whole).place().centre().x
                - PrintedTexts.find(words, half).place().centre().x;
        assertThat(apart).isCloseTo(halfMetres * 1000 / scale, within(0.2));
    }

    @Test
    void aSheetOfTwelveLayersSaysAllOfThemAndItsScale() throws IOException {
        var facts = new ArrayList<SheetContent.Fact>();
        IntStream.rangeClosed(1, 12).forEach(i -> facts.add(new SheetContent.Fact("图层" + i, "第 " + i + " 版")));
        facts.addAll(FACTS);

        List<Word> words = PrintedTexts.of(write(Paper.A4, true, 2000, "图", List.of(SheetFixture.landUse(3)), facts));

        assertThat(words).extracting(Word::text).contains("第 12 版", "1:2000（A4）", "2026-03-02 09:00");
        assertThat(PrintedTexts.find(words, "1:2000").size()).isGreaterThan(1.9);
    }
}
