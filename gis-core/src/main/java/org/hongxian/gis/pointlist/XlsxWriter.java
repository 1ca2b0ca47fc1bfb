package org.hongxian.gis.pointlist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a table as a workbook of one sheet. Texts are text cells, which no spreadsheet runs as a formula; there is none. */
final class XlsxWriter {

    private static final LocalDateTime WRITTEN = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");
    private static final String SHEET = "界址点坐标";
    private static final int NARROW = 10;
    private static final int WIDE = 18;

    private XlsxWriter() {}

    /** Flushes but does not close the stream. */
    static void write(PointTable table, OutputStream stream) throws IOException {
        var packed = new ByteArrayOutputStream();
        writeSheet(table, packed);
        repack(packed.toByteArray(), stream);
    }

    /** Without the time of day the library puts into the properties: the same table gives the same bytes. */
    private static void repack(byte[] workbook, OutputStream stream) throws IOException {
        var repacked = new ZipOutputStream(stream);
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                byte[] content = zip.getInputStream(part).readAllBytes();
                var entry = new ZipEntry(part.getName());
                entry.setTimeLocal(WRITTEN);
                repacked.putNextEntry(entry);
                repacked.write(part.getName().equals(PROPERTIES) ? timeless(content) : content);
                repacked.closeEntry();
            }
        }
        repacked.finish();
        stream.flush();
    }

    private static byte[] timeless(byte[] properties) {
        return CREATED.matcher(new String(properties, StandardCharsets.UTF_8))
                .replaceAll("$1" + WRITTEN.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "Z$2")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void writeSheet(PointTable table, OutputStream stream) throws IOException {
        var workbook = new Workbook(stream, "Hongxian", "1.0");
        Worksheet sheet = workbook.newWorksheet(SHEET);
        int line = 0;
        for (List<String> title : table.titles()) {
            for (int column = 0; column < title.size(); column++) {
                sheet.value(line, column, title.get(column));
            }
            line++;
        }
        for (int column = 0; column < table.head().size(); column++) {
            sheet.value(line, column, table.head().get(column));
            sheet.style(line, column).bold().set();
            sheet.width(column, isCoordinate(column) ? WIDE : NARROW);
        }
        line++;
        sheet.freezePane(0, line);
        String format = "0." + "0".repeat(table.coordinateDecimals());
        for (List<Object> row : table.rows()) {
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column) instanceof BigDecimal number) {
                    sheet.value(line, column, number);
                    if (isCoordinate(column)) {
                        sheet.style(line, column).format(format).set();
                    }
                } else if (!row.get(column).toString().isEmpty()) {
                    sheet.value(line, column, row.get(column).toString());
                }
            }
            line++;
        }
        workbook.finish();
    }

    private static boolean isCoordinate(int column) {
        return column == PointTable.FIRST_COORDINATE || column == PointTable.FIRST_COORDINATE + 1;
    }
}
