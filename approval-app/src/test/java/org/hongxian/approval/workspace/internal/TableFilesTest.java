package org.hongxian.approval.workspace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.hongxian.approval.workspace.internal.TableSheet.Cell;
import org.hongxian.approval.workspace.internal.TableSheet.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFilesTest {

    @TempDir
    Path folder;

    private static TableSheet sheet(String text) {
        return new TableSheet(
                "土地分类面积表",
                List.of(Column.text("权属单位"), new Column("面积（ha）", 4)),
                List.of(
                        List.of(Cell.of(text), Cell.of(new BigDecimal("3.1415"))),
                        List.of(Cell.EMPTY, Cell.of(new BigDecimal("-0.0001")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "  =1+1", "\t=1", "\rX"})
    void csvTextThatASpreadsheetWouldRunIsText(String text) {
        String csv = new String(CsvFile.of(sheet(text)), StandardCharsets.UTF_8);

        assertThat(csv.split("\r\n", 3)[1].replace("\"", "")).startsWith("'" + text.charAt(0));
    }

    @Test
    void csvKeepsChineseNumbersAndQuotes() {
        byte[] csv = CsvFile.of(sheet("柏塘村,\"一组\""));

        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(csv, StandardCharsets.UTF_8).substring(1)).isEqualTo("""
                权属单位,面积（ha）\r
                "柏塘村,""一组""\",3.1415\r
                ,-0.0001\r
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "<&>"})
    void xlsxTextIsATextCellAndThereIsNoFormula(String text) throws IOException {
        Map<String, String> parts = unzip(XlsxFile.of(sheet(text)));
        String cells = parts.get("xl/worksheets/sheet1.xml");

        assertThat(cells).doesNotContain("<f>").doesNotContain("<f ").contains("<v>3.1415</v>");
        assertThat(cells).containsPattern("<c r=\"A2\"[^>]* t=\"(s|inlineStr)\"");
        assertThat(parts.get("xl/sharedStrings.xml"))
                .contains(text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));
        assertThat(parts.get("xl/styles.xml")).contains("0.0000");
    }

    private Map<String, String> unzip(byte[] workbook) throws IOException {
        var parts = new HashMap<String, String>();
        Path file = Files.write(folder.resolve("table.xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
