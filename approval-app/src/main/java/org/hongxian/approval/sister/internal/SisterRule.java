package org.hongxian.approval.sister.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * When cases are taken for parts of one; dated data.
 *
 * @param nearMetres farthest apart two red lines of one applicant are beside each other
 * @param withinDays longest time between the opening of the two
 * @param validTo last day it applies to; null while it is in force
 */
record SisterRule(
        double nearMetres,
        int withinDays,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String basis) {

    private static final String TABLE = "org/hongxian/reference/sister-cases.csv";

    /** The rule for a case opened on a day; empty when none is in force. */
    static Optional<SisterRule> on(LocalDate day) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new ClassPathResource(TABLE).getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("near_metres,") && !line.isBlank())
                    .map(SisterRule::parse)
                    .filter(rule -> rule.isFor(day))
                    .reduce((earlier, later) -> later);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static SisterRule parse(String line) {
        String[] cells = line.split(",", 5);
        return new SisterRule(
                Double.parseDouble(cells[0]),
                Integer.parseInt(cells[1]),
                LocalDate.parse(cells[2]),
                cells[3].isEmpty() ? null : LocalDate.parse(cells[3]),
                cells[4]);
    }

    private boolean isFor(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
