package org.hongxian.gis.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hongxian.gis.pointlist.WorkbookWithoutTime;

/**
 * A workbook, row by row; what does not fit on a sheet goes on the next. It waits in a temporary file to be freed of the time of day
 * the library puts into it.
 */
final class XlsxRowWriter implements RowWriter {

    private static final int MOST_ROWS = 1_000_000;
    private static final int ROWS_IN_MEMORY = 500;
    private static final double WIDTH = 14;
    /** What a cell of a workbook can hold. */
    private static final int LONGEST_TEXT = 32_767;

    private final OutputStream stream;
    private final Path waiting;
    private final OutputStream temporary;
    private final Workbook workbook;
    private List<String> titles = List.of();
    private Worksheet sheet;
    private int sheets;
    private int line;

    XlsxRowWriter(OutputStream stream) throws IOException {
        this.stream = stream;
        this.waiting = Files.createTempFile("hongxian", ".xlsx");
        this.temporary = Files.newOutputStream(waiting);
        this.workbook = new Workbook(temporary, "Hongxian", "1.0");
        this.sheet = nextSheet();
    }

    private Worksheet nextSheet() {
        sheets++;
        line = 0;
        return workbook.newWorksheet(Integer.toString(sheets));
    }

    @Override
    public void head(List<String> heads) {
        titles = List.copyOf(heads);
        sheet.freezePane(0, 1);
        for (int column = 0; column < titles.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(0, column, text(titles.get(column)));
            sheet.style(0, column).bold().set();
        }
        line = 1;
    }

    @Override
    public void row(List<Object> cells) {
        try {
            if (line > MOST_ROWS) {
                sheet.finish();
                sheet = nextSheet();
                head(titles);
            }
            for (int column = 0; column < cells.size(); column++) {
                cell(column, cells.get(column));
            }
            line++;
            if (line % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(int column, Object value) {
        if (value instanceof BigDecimal number) {
            sheet.value(line, column, number);
            sheet.style(line, column)
                    .format("0." + "0".repeat(Math.max(1, number.scale())))
                    .set();
        } else if (value instanceof Number number) {
            sheet.value(line, column, number);
        } else if (!value.toString().isEmpty()) {
            sheet.inlineString(line, column, text(value.toString()));
        }
    }

    private static String text(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
    }

    @Override
    public void close() throws IOException {
        try (temporary) {
            workbook.finish();
        }
        try {
            WorkbookWithoutTime.copy(waiting, stream);
        } finally {
            Files.deleteIfExists(waiting);
        }
    }
}
