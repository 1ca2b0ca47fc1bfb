package org.hongxian.gis.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One table of {@code data/reference}: comma-separated, UTF-8, no quoting, comment lines begin with {@code #}, the first other
 * line names the columns.
 *
 * @param name file name, for instance {@code topology-tolerances.csv}
 */
public record ReferenceTable(String name, List<Row> rows) {

    private static final String FOLDER = "/org/hongxian/reference/";
    /** They are part of the program, so there are as many as were built in, and none of them changes. */
    private static final Map<String, ReferenceTable> KNOWN = new ConcurrentHashMap<>();

    public ReferenceTable {
        rows = List.copyOf(rows);
    }

    /** @throws IllegalStateException when the table is missing or a line does not have the columns of the head */
    public static ReferenceTable read(String name) {
        return KNOWN.computeIfAbsent(name, ReferenceTable::parse);
    }

    private static ReferenceTable parse(String name) {
        List<String> lines = lines(name);
        if (lines.isEmpty()) {
            throw new IllegalStateException("reference table without head: " + name);
        }
        List<String> columns = List.of(lines.get(0).split(",", -1));
        var rows = new ArrayList<Row>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            if (cells.size() != columns.size()) {
                throw new IllegalStateException(name + ": " + columns.size() + " columns expected: " + line);
            }
            var values = new LinkedHashMap<String, String>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), cells.get(i).strip());
            }
            rows.add(new Row(name, values));
        }
        return new ReferenceTable(name, rows);
    }

    /** The rows whose {@code valid_from} and {@code valid_to} (inclusive, empty for open) take in the day. */
    public List<Row> rowsOn(LocalDate day) {
        return rows.stream().filter(row -> row.isValidOn(day)).toList();
    }

    private static List<String> lines(String name) {
        InputStream in = ReferenceTable.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("missing on the class path: " + FOLDER + name);
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** One row, by column name. */
    public record Row(String table, Map<String, String> values) {

        public Row {
            values = Map.copyOf(values);
        }

        /** @throws IllegalStateException when the table has no such column */
        public String get(String column) {
            String value = values.get(column);
            if (value == null) {
                throw new IllegalStateException(table + " has no column " + column);
            }
            return value;
        }

        public boolean isValidOn(LocalDate day) {
            String from = get("valid_from");
            String to = get("valid_to");
            return (from.isEmpty() || !day.isBefore(LocalDate.parse(from)))
                    && (to.isEmpty() || !day.isAfter(LocalDate.parse(to)));
        }
    }
}
