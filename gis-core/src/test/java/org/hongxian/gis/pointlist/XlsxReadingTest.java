package org.hongxian.gis.pointlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class XlsxReadingTest {

    private static final double[][] SQUARE = {
        {4000100, 39600000}, {4000100, 39600100}, {4000000, 39600100}, {4000000, 39600000}
    };

    private static byte[] workbook(Consumer<Workbook> content) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.value(row, i, cells[i].toString());
            }
        }
    }

    private static int square(Worksheet sheet, int from, double offset) {
        row(sheet, from, "点号", "X(m)", "Y(m)");
        for (int i = 0; i < 4; i++) {
            row(sheet, from + 1 + i, "J" + (i + 1), SQUARE[i][0], SQUARE[i][1] + offset);
        }
        return from + 5;
    }

    private static ReadResult read(byte[] content) {
        return CoordinateFiles.read("points.xlsx", content, ReadOptions.standard());
    }

    private static double area(ReadResult result) {
        return RingAssembler.assemble(result.file().plots()).getArea();
    }

    private static List<String> assumed(ReadResult result) {
        return result.file().assumptions().stream().map(Assumption::code).toList();
    }

    @Test
    void everySheetWithPointsIsAPlotNamedByIt() {
        ReadResult result = read(workbook(workbook -> {
            row(workbook.newWorksheet("封面"), 0, "勘测定界成果");
            square(workbook.newWorksheet("一号地"), 0, 0);
            square(workbook.newWorksheet("二号地"), 3, 500);
        }));

        assertThat(result.file().format()).isEqualTo("xlsx");
        assertThat(result.file().crs()).isEqualTo(new CrsCode(4527));
        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("一号地", "二号地");
        assertThat(area(result)).isEqualTo(20_000);
        BoundaryPoint first =
                result.file().plots().get(1).rings().get(0).points().get(0);
        assertThat(first.line()).isEqualTo(5);
        assertThat(result.issues()).isEmpty();
    }

    @Test
    void oneSheetCanBeChosen() {
        byte[] content = workbook(workbook -> {
            square(workbook.newWorksheet("一号地"), 0, 0);
            square(workbook.newWorksheet("二号地"), 0, 500);
        });

        ReadResult result =
                CoordinateFiles.read("a.xlsx", content, ReadOptions.standard().withParts(List.of("二号地")));
        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("二号地");
        assertThatThrownBy(() -> CoordinateFiles.read(
                        "a.xlsx", content, ReadOptions.standard().withParts(List.of("三号地"))))
                .hasMessageContaining("一号地");
    }

    @Test
    void formulasCountAsSavedAndNumbersStoredAsTextAreRead() {
        ReadResult result = read(workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            square(sheet, 0, 0);
            sheet.value(2, 1, "4000100.000");
            sheet.value(2, 2, "39600100.000");
        }));

        assertThat(area(result)).isEqualTo(10_000);
        assertThat(assumed(result)).contains("list-numbers-as-text");
        assertThat(result.file().plots().get(0).name()).isEmpty();
    }

    @Test
    void theResultOfAFormulaIsTheOneInTheFile() throws IOException {
        byte[] content = changed(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/worksheets/sheet1.xml",
                text -> text.replaceAll(
                        "<c ([^>]*)><v>4000100(?:\\.0)?</v>", "<c $1><f>4000000+100</f><v>4000100</v>"));
        ReadResult result = read(content);

        assertThat(area(result)).isEqualTo(10_000);
        assertThat(result.file().assumptions())
                .filteredOn(assumption -> assumption.code().equals("list-formulas"))
                .extracting(Assumption::arguments)
                .containsExactly(List.of("2"));
    }

    @Test
    void sideLengthsBetweenThePointsAreNoPoints() {
        ReadResult result = read(workbook(workbook -> {
            Worksheet sheet = workbook.newWorksheet("界址点成果表");
            row(sheet, 0, "界址点坐标成果表");
            sheet.range(0, 0, 0, 4).merge();
            row(sheet, 1, "序号", "点号", "X(m)", "Y(m)", "边长(m)");
            for (int i = 0; i < 5; i++) {
                row(sheet, 2 + 2 * i, i + 1, "J" + (i % 4 + 1), SQUARE[i % 4][0], SQUARE[i % 4][1]);
                sheet.value(3 + 2 * i, 4, 100.0);
            }
        }));

        assertThat(area(result)).isEqualTo(10_000);
        assertThat(result.file().plots()).hasSize(1);
        assertThat(assumed(result)).contains("closing-row-dropped");
    }

    @Test
    void anErrorInACellIsReportedWithItsRow() throws IOException {
        byte[] content = changed(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/worksheets/sheet1.xml",
                text -> text.replaceFirst(
                        "<c r=\"B3\"([^>]*)><v>4000100(?:\\.0)?</v>", "<c r=\"B3\" t=\"e\"><v>#REF!</v>"));

        assertThatThrownBy(() -> read(content)).isInstanceOfSatisfying(UnusableFileException.class, e -> {
            assertThat(e.reason()).isEqualTo(UnusableReason.NUMBERS_INVALID);
            assertThat(e.issues()).extracting(issue -> issue.place().line()).containsExactly(3);
        });
    }

    @Test
    void aSheetThatUnpacksToGigabytesIsRefused() throws IOException {
        byte[] bomb = changed(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/sharedStrings.xml",
                text -> text + " ".repeat(300 << 20));

        assertUnusable(bomb, UnusableReason.ARCHIVE_EXPANDS_TOO_MUCH);
    }

    @Test
    void rowsOfMillionsOfColumnsAreRefused() throws IOException {
        byte[] wide = changed(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/worksheets/sheet1.xml",
                text -> text.replace("\"B3\"", "\"ZZZZZZ3\""));
        assertUnusable(wide, UnusableReason.XLSX_BROKEN);

        var rows = new StringBuilder();
        for (int i = 10; i < 4000; i++) {
            rows.append("<row r=\"%d\"><c r=\"XFD%d\"><v>1</v></c></row>".formatted(i, i));
        }
        byte[] many = changed(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/worksheets/sheet1.xml",
                text -> text.replace("</sheetData>", rows + "</sheetData>"));
        assertUnusable(many, UnusableReason.XLSX_TOO_WIDE);
    }

    @Test
    @ProcessorTime(seconds = 10)
    void wideRowsBehindBlanksAreRefusedAsWell() throws IOException {
        var rows = new StringBuilder(" \r\n".repeat(70)).append("<worksheet><sheetData>");
        for (int i = 1; i <= 3000; i++) {
            rows.append("<row r=\"%d\"><c r=\"ZZZ%d\"><v>1</v></c></row>".formatted(i, i));
        }
        byte[] many = changed(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/worksheets/sheet1.xml",
                text -> rows + "</sheetData></worksheet>");

        assertUnusable(many, UnusableReason.XLSX_TOO_WIDE);
    }

    @Test
    void aPictureInTheWorkbookIsNoMatter() throws IOException {
        byte[] content = with(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/media/image1.jpeg",
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, '<', 'a', '<'});

        assertThat(area(read(content))).isEqualTo(10_000);
    }

    @Test
    void aSheetWithoutNameIsASheet() throws IOException {
        byte[] content = changed(
                workbook(workbook -> square(workbook.newWorksheet("一号地"), 0, 0)),
                "xl/workbook.xml",
                text -> text.replaceFirst("(<sheet [^>]*?) ?name=\"[^\"]*\"", "$1"));

        assertThat(read(content).file().plots()).extracting(Plot::name).containsExactly("");
        assertThatThrownBy(() -> CoordinateFiles.read(
                        "a.xlsx", content, ReadOptions.standard().withParts(List.of("一号地"))))
                .isInstanceOf(UnusableFileException.class);
    }

    @Test
    void entitiesAreNotResolved() throws IOException {
        byte[] content = changed(
                workbook(workbook -> square(workbook.newWorksheet("Sheet1"), 0, 0)),
                "xl/worksheets/sheet1.xml",
                text -> text.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
                        .replaceFirst("<v>4000100(?:\\.0)?</v>", "<v>&e;</v>"));

        assertThatThrownBy(() -> read(content)).isInstanceOf(UnusableFileException.class);
    }

    @Test
    void anOfficeDocumentOfAnotherKindIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
        }

        assertUnusable(out.toByteArray(), UnusableReason.XLSX_BROKEN);
    }

    private static void assertUnusable(byte[] content, UnusableReason reason) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private interface Change {
        String of(String text);
    }

    private static byte[] changed(byte[] workbook, String entry, Change change) throws IOException {
        String text = new String(parts(workbook).get(entry), StandardCharsets.UTF_8);
        return with(workbook, entry, change.of(text).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] with(byte[] workbook, String entry, byte[] content) throws IOException {
        Map<String, byte[]> parts = parts(workbook);
        parts.put(entry, content);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (ZipFile in = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            for (ZipArchiveEntry next : Collections.list(in.getEntries())) {
                parts.put(next.getName(), in.getInputStream(next).readAllBytes());
            }
        }
        return parts;
    }
}
