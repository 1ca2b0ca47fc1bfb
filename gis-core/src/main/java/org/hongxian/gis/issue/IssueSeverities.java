package org.hongxian.gis.issue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much each finding weighs, from which day on.
 *
 * <p>The table is {@code data/reference/issue-severities.csv} (code, severity, valid_from, basis): a receiving authority
 * changes it without a new release.
 */
public final class IssueSeverities {

    private static final String RESOURCE = "/org/hongxian/reference/issue-severities.csv";
    private static final Map<IssueCode, NavigableMap<LocalDate, Severity>> TABLE = read();

    private IssueSeverities() {}

    /** The severity in force on the given day. */
    public static Severity on(LocalDate day, IssueCode code) {
        var row = TABLE.getOrDefault(code, new TreeMap<>()).floorEntry(day);
        if (row == null) {
            throw new IllegalStateException("no severity for " + code.key() + " on " + day + " in " + RESOURCE);
        }
        return row.getValue();
    }

    /** The severity in force today, by the clock of the machine. */
    public static Severity today(IssueCode code) {
        return on(LocalDate.now(), code);
    }

    private static Map<IssueCode, NavigableMap<LocalDate, Severity>> read() {
        var table = new EnumMap<IssueCode, NavigableMap<LocalDate, Severity>>(IssueCode.class);
        for (String line : lines()) {
            List<String> cells = List.of(line.split(",", 4));
            var code = IssueCode.valueOf(cells.get(0).toUpperCase(Locale.ROOT).replace('-', '_'));
            table.computeIfAbsent(code, c -> new TreeMap<>())
                    .put(LocalDate.parse(cells.get(2)), Severity.valueOf(cells.get(1)));
        }
        return table;
    }

    private static List<String> lines() {
        InputStream in = IssueSeverities.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException("missing on the class path: " + RESOURCE);
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("code,"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
