package org.hongxian.approval.dossier.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.map.sheet.PdfFont;

/** What is wrong with one typed value; keys of the message bundle. */
final class FieldCheck {

    /** Of an answer with which the case does not go on. */
    static final String DENIED = "dossier.finding.demanded";

    private final PdfFont font;
    private final MinimumPeriods periods;
    private final Clock clock;

    FieldCheck(PdfFont font, MinimumPeriods periods, Clock clock) {
        this.font = font;
        this.periods = periods;
        this.clock = clock;
    }

    /** @param others values of the other fields of the section */
    List<String> check(FormDefinition.Field field, String value, Map<String, String> others) {
        if (value.isBlank()) {
            return field.required() ? List.of("dossier.finding.required") : List.of();
        }
        List<String> findings = new ArrayList<>();
        switch (field.type()) {
            case "number", "integer" -> checkNumber(field, value, findings);
            case "date" -> checkDate(field, value, others, findings);
            case "choice" -> {
                if (!field.choices().contains(value)) {
                    findings.add("dossier.finding.choice");
                } else if (field.demanded() != null && !value.equals(field.demanded())) {
                    findings.add(DENIED);
                }
            }
            default -> checkText(field, value, findings);
        }
        return findings;
    }

    private static void checkNumber(FormDefinition.Field field, String value, List<String> findings) {
        // Only plain digits: an exponent would let a short text stand for a number of any size.
        if (!value.matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
            findings.add("dossier.finding.number");
            return;
        }
        BigDecimal number = new BigDecimal(value);
        if (field.type().equals("integer") && value.contains(".")) {
            findings.add("dossier.finding.integer");
        } else if (field.type().equals("number") && number.scale() > field.decimals()) {
            findings.add("dossier.finding.decimals");
        }
        if ((field.min() != null && number.compareTo(BigDecimal.valueOf(field.min())) < 0)
                || (field.max() != null && number.compareTo(BigDecimal.valueOf(field.max())) > 0)) {
            findings.add("dossier.finding.range");
        }
    }

    private void checkDate(
            FormDefinition.Field field, String value, Map<String, String> others, List<String> findings) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() < 1949 || date.getYear() > 2199) {
                findings.add("dossier.finding.range");
            } else if (field.happened() && date.isAfter(LocalDate.now(clock))) {
                findings.add("dossier.finding.ahead");
            } else if (field.opens() != null && field.minimumPeriod() != null) {
                checkPeriod(field.minimumPeriod(), others.getOrDefault(field.opens(), ""), date, findings);
            }
        } catch (DateTimeException e) {
            findings.add("dossier.finding.date");
        }
    }

    private void checkPeriod(String rule, String from, LocalDate until, List<String> findings) {
        if (!from.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return;
        }
        LocalDate begin = LocalDate.parse(from);
        if (until.isBefore(begin)) {
            findings.add("dossier.finding.before-start");
            return;
        }
        periods.find(rule, begin).ifPresent(demand -> {
            if (demand.forecast()) {
                findings.add("dossier.finding.calendar");
            } else if (until.isBefore(demand.earliestEnd())) {
                findings.add("dossier.finding.period");
            }
        });
    }

    private void checkText(FormDefinition.Field field, String value, List<String> findings) {
        if (field.maxLength() > 0 && value.length() > field.maxLength()) {
            findings.add("dossier.finding.too-long");
        }
        if (field.pattern() != null && !value.matches(field.pattern())) {
            findings.add("dossier.finding.pattern." + field.key());
        }
        if (!font.missing(value).isEmpty()) {
            findings.add("dossier.finding.glyph");
        }
    }
}
