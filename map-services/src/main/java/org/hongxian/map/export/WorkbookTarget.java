package org.hongxian.map.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A workbook of one sheet: attributes, and the area as measured on the plane. Texts are text cells, which no spreadsheet runs as a
 * formula; there is none.
 */
final class WorkbookTarget implements ExportTarget {

    private static final int FLUSHED_AFTER = 500;
    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_TEXT = 32_767;

    private final OutputStream stream;
    private final Workbook workbook;
    private final Worksheet sheet;
    private final List<ExportColumn> columns;
    private final AreaMeasurement measurement;
    private int row;

    WorkbookTarget(Path file, String title, String areaTitle, CrsCode crs, List<ExportColumn> columns)
            throws IOException {
        this.stream = Files.newOutputStream(file);
        this.columns = columns;
        this.measurement = AreaMeasurement.in(crs);
        this.workbook = new Workbook(stream, "Hongxian", "1.0");
        String name = title.replaceAll("[\\\\/?*\\[\\]:]", " ");
        this.sheet = workbook.newWorksheet(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i).name());
            sheet.style(0, i).bold().set();
        }
        sheet.value(0, columns.size(), areaTitle);
        sheet.style(0, columns.size()).bold().set();
    }

    @Override
    public void add(String id, MultiPolygon geometry, List<@Nullable Object> values) throws IOException {
        row++;
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value instanceof BigDecimal number) {
                sheet.value(row, i, number);
            } else if (value != null) {
                String text = value.toString();
                sheet.value(row, i, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
            }
        }
        sheet.value(row, columns.size(), AreaText.squareMetres(measurement.planarSquareMetres(geometry)));
        if (row % FLUSHED_AFTER == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (stream) {
            workbook.finish();
        }
    }
}
