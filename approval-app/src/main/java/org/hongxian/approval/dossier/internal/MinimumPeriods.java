package org.hongxian.approval.dossier.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.workflow.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** How long something has to be open to the public at least; dated data with its legal basis, counted in working days. */
@Component
class MinimumPeriods {

    private static final String TABLE = "org/hongxian/reference/minimum-periods.csv";
    private static final String SAMPLE_TABLE = "org/hongxian/reference/minimum-periods-sample.csv";

    private final WorkingDays workingDays;
    private final boolean sample;
    private final List<Rule> rules;

    /**
     * @param samplePeople whether this installation shows the sample region
     * @param shortNotices whether notices of the sample region are as short as its own table says
     */
    MinimumPeriods(
            WorkingDays workingDays,
            @Value("${hongxian.sample.enabled}") boolean samplePeople,
            @Value("${hongxian.sample.short-notices}") boolean shortNotices) {
        this.workingDays = workingDays;
        this.sample = samplePeople && shortNotices;
        this.rules = load(sample ? SAMPLE_TABLE : TABLE);
    }

    /** Whether the periods are those of the sample region and not the law's. */
    boolean areSample() {
        return sample;
    }

    /** @param validTo last day it applies to; null while it is in force */
    private record Rule(
            String key,
            int workingDays,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String basis) {

        static Rule parse(String line) {
            String[] cells = line.split(",", 5);
            return new Rule(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    LocalDate.parse(cells[2]),
                    cells[3].isEmpty() ? null : LocalDate.parse(cells[3]),
                    cells[4]);
        }

        boolean isFor(String wanted, LocalDate day) {
            LocalDate last = validTo;
            return key.equals(wanted) && !day.isBefore(validFrom) && (last == null || !day.isAfter(last));
        }
    }

    /**
     * What applies to a period that begins on a day.
     *
     * @param workingDays least number of working days after the first day
     * @param earliestEnd first day it may end on
     * @param forecast whether that day lies beyond the announced calendar, so that nobody can say yet which day it is
     */
    record Demand(int workingDays, LocalDate earliestEnd, boolean forecast, String basis) {

        /** Whether a period up to a day has passed: that day is over, or no day has to pass. */
        boolean isOver(LocalDate until, LocalDate today) {
            return workingDays == 0 ? !today.isBefore(until) : today.isAfter(until);
        }
    }

    /** Empty when no rule is in force on the day. */
    Optional<Demand> find(String key, LocalDate from) {
        return rules.stream()
                .filter(rule -> rule.isFor(key, from))
                .reduce((earlier, later) -> later)
                .map(rule -> demand(rule, from));
    }

    private Demand demand(Rule rule, LocalDate from) {
        LocalDate earliestEnd = workingDays.after(from, rule.workingDays());
        boolean forecast = rule.workingDays() > 0 && workingDays.isForecast(earliestEnd);
        return new Demand(rule.workingDays(), earliestEnd, forecast, rule.basis());
    }

    private static List<Rule> load(String table) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new ClassPathResource(table).getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("key,") && !line.isBlank())
                    .map(Rule::parse)
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
