package org.hongxian.approval.workflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Working days (工作日): Monday to Friday, but for the holidays and worked weekends of the dated table. */
@Component
public class WorkingDays {

    private static final String TABLE = "org/hongxian/reference/working-days.csv";

    private enum Kind {
        HOLIDAY,
        WORKDAY
    }

    private final Map<LocalDate, Kind> exceptions = new HashMap<>();

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
