package org.hongxian.gis.pointlist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.hongxian.gis.boundarytext.PointRows;
import org.hongxian.gis.coordinatefile.PartQuestion;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.jspecify.annotations.Nullable;

/** Hands the rows of the sheets of a workbook on, values of formulas as they were saved. */
final class XlsxRows {

    private static final int SIGNIFICANT = 15;

    private final String fileName;
    private final PointRows points;
    private final PointListReader reader;
    private int formulas;
    private int numbersAsText;

    private XlsxRows(String fileName, PointRows points, PointListReader reader) {
        this.fileName = fileName;
        this.points = points;
        this.reader = reader;
    }

    /** @throws UnusableFileException if the workbook is broken, hostile, or has no sheet of the names asked for */
    static void read(String fileName, byte[] content, ReadOptions options, PointRows points, PointListReader reader) {
        XlsxGuard.inspect(fileName, content, options.limits().unpackedBytes());
        new XlsxRows(fileName, points, reader).read(content, options);
    }

    private void read(byte[] content, ReadOptions options) {
        try (ReadableWorkbook workbook = open(content)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            int hidden = 0;
            int read = 0;
            for (Sheet sheet : sheets) {
                boolean visible = sheet.getVisibility() == SheetVisibility.VISIBLE;
                boolean wanted = options.parts().isEmpty()
                        ? visible
                        : options.parts().stream().anyMatch(name(sheet)::equalsIgnoreCase);
                hidden += visible ? 0 : 1;
                if (wanted) {
                    read++;
                    read(sheet);
                }
            }
            if (read == 0) {
                throw new UnusableFileException(
                        fileName,
                        UnusableReason.PART_UNKNOWN,
                        String.join(", ", options.parts()),
                        String.join(", ", sheets.stream().map(XlsxRows::name).toList()));
            }
            PartQuestion.answered(options).ifPresent(points::assume);
            if (hidden > 0) {
                points.assume("list-hidden-sheets", 0.9, Integer.toString(hidden));
            }
        } catch (IOException e) {
            throw broken();
        }
        if (formulas > 0) {
            points.assume("list-formulas", 0.9, Integer.toString(formulas));
        }
        if (numbersAsText > 0) {
            points.assume("list-numbers-as-text", 0.95, Integer.toString(numbersAsText));
        }
    }

    private void read(Sheet sheet) throws IOException {
        reader.beginTable(name(sheet));
        try (Stream<Row> rows = open(sheet)) {
            Iterator<Row> all = rows.iterator();
            int last = 0;
            for (Row row = next(all); row != null; row = next(all)) {
                if (row.getRowNum() > last + 1) {
                    // Rows without cells are left out of the file.
                    reader.row(new TableRow(last + 1, List.of()));
                }
                last = row.getRowNum();
                reader.row(new TableRow(last, cells(row)));
            }
        }
        reader.endTable();
    }

    /** Empty where a damaged workbook has none. */
    private static String name(Sheet sheet) {
        return Objects.requireNonNullElse(sheet.getName(), "");
    }

    private ReadableWorkbook open(byte[] content) throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(false, true));
        } catch (RuntimeException e) {
            throw broken();
        }
    }

    private Stream<Row> open(Sheet sheet) throws IOException {
        try {
            return sheet.openStream();
        } catch (RuntimeException e) {
            throw broken();
        }
    }

    /** What the library throws about a damaged workbook is of many kinds. */
    private @Nullable Row next(Iterator<Row> rows) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            throw broken();
        }
    }

    private List<String> cells(Row row) {
        try {
            return texts(row);
        } catch (RuntimeException e) {
            throw broken();
        }
    }

    private List<String> texts(Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell).strip());
        }
        return cells;
    }

    private String text(Cell cell) {
        String raw = cell.getRawValue();
        if (cell.getFormula() != null) {
            formulas++;
            return raw == null ? "" : number(raw);
        }
        if (cell.getType() == CellType.NUMBER) {
            return raw == null ? "" : number(raw);
        }
        String text = cell.getType() == CellType.STRING ? cell.asString() : raw;
        if (text != null && cell.getType() == CellType.STRING && text.length() > 5 && NumberText.isMeant(text)) {
            numbersAsText++;
        }
        return text == null ? "" : text;
    }

    /** The decimal a spreadsheet shows, not the binary fraction it stores: 15 digits. */
    private static String number(String raw) {
        try {
            double value = Double.parseDouble(raw);
            if (value == 0 || Math.abs(value) > 1e-9 && Math.abs(value) < 1e15) {
                return new BigDecimal(raw)
                        .round(new MathContext(SIGNIFICANT))
                        .stripTrailingZeros()
                        .toPlainString();
            }
        } catch (NumberFormatException e) {
            // A formula of text, or no number at all.
        }
        return raw;
    }

    private UnusableFileException broken() {
        return new UnusableFileException(fileName, UnusableReason.XLSX_BROKEN);
    }
}
