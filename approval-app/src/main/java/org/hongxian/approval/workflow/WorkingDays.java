package org.hongxian.approval.workflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Working days (工作日): Monday to Friday, but for the holidays and worked weekends of the dated table. Beyond the last day whose
 * arrangement is published they are a forecast.
 */
@Component
public class WorkingDays {

    private static final String TABLE = "org/hongxian/reference/working-days.csv";

    private enum Kind {
        HOLIDAY,
        WORKDAY,
        /** No exception: the last day the published arrangement covers. */
        ANNOUNCED
    }

    private final Map<LocalDate, Kind> exceptions = new HashMap<>();
    private final LocalDate announcedUntil;

    public WorkingDays() {
        try (var reader = new BufferedReader(
                new InputStreamReader(new ClassPathResource(TABLE).getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("date,") && !line.isBlank())
                    .map(line -> line.split(",", 3))
                    .forEach(cells -> exceptions.put(LocalDate.parse(cells[0]), Kind.valueOf(cells[1])));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        this.announcedUntil = exceptions.entrySet().stream()
                .filter(row -> row.getValue() == Kind.ANNOUNCED)
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder())
                .orElseThrow(
                        () -> new IllegalStateException(TABLE + " does not say how far the calendar is announced"));
        exceptions.values().removeIf(kind -> kind == Kind.ANNOUNCED);
    }

    /** The last day for which it is published who works. */
    public LocalDate announcedUntil() {
        return announcedUntil;
    }

    /** Whether a day lies beyond what is announced, so that a count of working days up to it may still change. */
    public boolean isForecast(LocalDate day) {
        return day.isAfter(announcedUntil);
    }

    public boolean isWorkingDay(LocalDate day) {
        Kind exception = exceptions.get(day);
        if (exception != null) {
            return exception == Kind.WORKDAY;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The last of so many working days; the first is the one after the start. */
    public LocalDate after(LocalDate start, int workingDays) {
        LocalDate day = start;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after the first day up to and with the last; negative when the last comes before the first. */
    public int between(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return -between(last, first);
        }
        int days = 0;
        for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            days += isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }
}
