package org.hongxian.approval.desk.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.question.QuestionReader;
import org.hongxian.gis.bulk.RowWriter;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.KeyName;
import org.hongxian.map.statistics.StatisticsTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statistics as a file: the rows of the table, its total, and how it stands to the area that was asked about. */
@RestController
class StatisticsFileRest {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final QuestionReader reader;
    private final StatisticsDesk statistics;
    private final MessageSource messages;
    private final Clock clock;

    StatisticsFileRest(QuestionReader reader, StatisticsDesk statistics, MessageSource messages, Clock clock) {
        this.reader = reader;
        this.statistics = statistics;
        this.messages = messages;
        this.clock = clock;
    }

    /** Asked like the table itself. */
    @PostMapping("/api/v1/desk/statistics.csv")
    ResponseEntity<byte[]> csv(HttpServletRequest request, Locale locale) throws IOException {
        return file(request, locale, TableFile.CSV);
    }

    /** Asked like the table itself. */
    @PostMapping("/api/v1/desk/statistics.xlsx")
    ResponseEntity<byte[]> workbook(HttpServletRequest request, Locale locale) throws IOException {
        return file(request, locale, TableFile.XLSX);
    }

    private ResponseEntity<byte[]> file(HttpServletRequest request, Locale locale, TableFile kind) throws IOException {
        var answer = statistics.answer(reader.read(request.getInputStream(), Questions.Statistics.class));
        String name = String.join(
                "-",
                answer.version().layer(),
                String.valueOf(answer.version().number()),
                measure(answer),
                NOW.format(LocalDateTime.now(clock)));
        return kind.of(name, rows -> {
            write(answer.table(), rows, locale, word(measure(answer), locale));
            writeQuestion(answer, rows, locale);
        });
    }

    private static String measure(StatisticsDesk.Answer answer) {
        return answer.measure() == StatisticsTable.Measure.PLANAR ? "planar" : "ellipsoidal";
    }

    /** What the table is the answer to: without it nobody knows a week later which area the numbers are of. */
    private void writeQuestion(StatisticsDesk.Answer answer, RowWriter rows, Locale locale) {
        LayerVersion version = answer.version();
        LocalDate dated = version.dataDate();
        String date = dated == null ? word("no-date", locale) : dated.toString();
        rows.row(List.of(word("layer", locale), version.title(), word("version", locale, version.number(), date)));
        AskedAreas.AskedArea area = answer.area();
        if (area == null) {
            rows.row(List.of(word("area", locale), word("everywhere", locale)));
        } else {
            Double metres = area.bufferMetres();
            Double whole = answer.table().closure().areaSquareMetres();
            rows.row(List.of(
                    word("area", locale),
                    area.title().isEmpty() ? word("drawn", locale) : area.title(),
                    metres == null ? "" : word("widened", locale, metres)));
            rows.row(List.of(
                    word("size", locale, word(measure(answer), locale)),
                    whole == null ? "" : TableFile.squareMetres(whole)));
        }
        String condition = answer.condition();
        rows.row(List.of(word("condition", locale), condition.isEmpty() ? word("unconditional", locale) : condition));
    }

    private void write(StatisticsTable table, RowWriter rows, Locale locale, String measure) {
        boolean english = locale.getLanguage().equals("en");
        var titles = new ArrayList<String>();
        for (String key : table.by()) {
            String title = messages.getMessage("desk.statistics.by." + key, null, null, locale);
            titles.add(title == null ? key : word("code", locale, title));
            titles.add(word("name", locale, title == null ? key : title));
        }
        for (String column : List.of("features", "square-metres", "hectares", "mu")) {
            titles.add(word(column, locale, measure));
        }
        rows.head(titles);
        for (StatisticsTable.Row row : table.rows()) {
            var cells = new ArrayList<Object>();
            for (int level = 0; level < table.by().size(); level++) {
                KeyName name = row.names().get(level);
                cells.add(row.key().get(level));
                cells.add(english ? name.en() : name.zh());
            }
            cells.addAll(List.of(row.features(), TableFile.squareMetres(row.squareMetres()), row.hectares(), row.mu()));
            rows.row(cells);
        }
        StatisticsTable.Total total = table.total();
        rows.row(line(
                table,
                word("total", locale),
                List.of(total.features(), TableFile.squareMetres(total.squareMetres()), total.hectares(), total.mu())));
        writeClosure(table, rows, locale);
    }

    /** Gaps and overlaps as they are, or that they were not looked for: a file without a word would read as checked. */
    private void writeClosure(StatisticsTable table, RowWriter rows, Locale locale) {
        StatisticsTable.Closure closure = table.closure();
        StatisticsTable.NotChecked notChecked = closure.notChecked();
        if (notChecked != null) {
            String why =
                    switch (notChecked) {
                        case CONDITION -> "not-checked.condition";
                        case TOO_MANY_FEATURES -> "not-checked.many";
                    };
            rows.row(line(table, word(why, locale), List.of("", "", "", "")));
        }
        writePart(table, rows, word("uncovered", locale), closure.uncoveredSquareMetres());
        if (Boolean.FALSE.equals(closure.closes())) {
            writePart(table, rows, word("overlap", locale), closure.overlapSquareMetres());
        }
        if (table.unlocated() > 0) {
            rows.row(line(table, word("unlocated", locale), List.of(table.unlocated(), "", "", "")));
        }
    }

    private static void writePart(StatisticsTable table, RowWriter rows, String title, @Nullable Double squareMetres) {
        if (squareMetres != null && squareMetres > 0) {
            rows.row(line(table, title, List.of("", TableFile.squareMetres(squareMetres), "", "")));
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
