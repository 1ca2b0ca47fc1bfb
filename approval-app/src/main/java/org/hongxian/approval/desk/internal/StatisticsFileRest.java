package org.hongxian.approval.desk.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.bulk.RowWriter;
import org.hongxian.map.statistics.KeyName;
import org.hongxian.map.statistics.StatisticsTable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statistics as a file: the rows of the table, its total, and the land of the area no feature covers. */
@RestController
class StatisticsFileRest {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final QuestionReader reader;
    private final StatisticsDesk statistics;
    private final MessageSource messages;

    StatisticsFileRest(QuestionReader reader, StatisticsDesk statistics, MessageSource messages) {
        this.reader = reader;
        this.statistics = statistics;
        this.messages = messages;
    }

    private interface Format {

        RowWriter to(OutputStream stream) throws IOException;
    }

    /** Asked like the table itself. */
    @PostMapping("/api/v1/desk/statistics.csv")
    ResponseEntity<byte[]> csv(HttpServletRequest request, Locale locale) throws IOException {
        return file(request, locale, RowWriter::csv, CSV, ".csv");
    }

    /** Asked like the table itself. */
    @PostMapping("/api/v1/desk/statistics.xlsx")
    ResponseEntity<byte[]> workbook(HttpServletRequest request, Locale locale) throws IOException {
        return file(request, locale, RowWriter::xlsx, WORKBOOK, ".xlsx");
    }

    private ResponseEntity<byte[]> file(
            HttpServletRequest request, Locale locale, Format format, MediaType type, String ending)
            throws IOException {
        var answer = statistics.answer(reader.read(request.getInputStream(), Questions.Statistics.class));
        var bytes = new ByteArrayOutputStream();
        try (RowWriter rows = format.to(bytes)) {
            write(answer.table(), rows, locale);
        }
        String name = answer.version().layer() + "-" + answer.version().number() + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }

    private void write(StatisticsTable table, RowWriter rows, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        var titles = new ArrayList<String>();
        for (String key : table.by()) {
            titles.add(key);
            titles.add(word("name", locale, key));
        }
        for (String column : List.of("features", "square-metres", "hectares", "mu")) {
            titles.add(word(column, locale));
        }
        rows.head(titles);
        for (StatisticsTable.Row row : table.rows()) {
            var cells = new ArrayList<Object>();
            for (int level = 0; level < table.by().size(); level++) {
                KeyName name = row.names().get(level);
                cells.add(row.key().get(level));
                cells.add(english ? name.en() : name.zh());
            }
            cells.addAll(List.of(row.features(), row.squareMetres(), row.hectares(), row.mu()));
            rows.row(cells);
        }
        StatisticsTable.Total total = table.total();
        rows.row(line(
                table,
                word("total", locale),
                List.of(total.features(), total.squareMetres(), total.hectares(), total.mu())));
        Double uncovered = table.closure().uncoveredSquareMetres();
        if (uncovered != null && uncovered > 0) {
            rows.row(line(table, word("uncovered", locale), List.of("", uncovered, "", "")));
        }
    }

    /** A row that belongs to none of the keys. */
    private static List<Object> line(StatisticsTable table, String title, List<Object> values) {
        var cells = new ArrayList<Object>();
        cells.add(title);
        while (cells.size() < 2 * table.by().size()) {
            cells.add("");
        }
        cells.addAll(values);
        return cells;
    }

    private String word(String key, Locale locale, Object... what) {
        return messages.getMessage("desk.statistics." + key, what, locale);
    }
}
