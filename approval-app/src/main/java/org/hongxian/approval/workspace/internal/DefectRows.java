package org.hongxian.approval.workspace.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Defects and assumptions of a drawing in words, in the order of their numbers on the map. */
@Component
class DefectRows {

    private final MessageSource messages;

    DefectRows(MessageSource messages) {
        this.messages = messages;
    }

    List<Row> of(List<Issue> issues, Locale locale) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            rows.add(new Row(i + 1, issue.severity(), issue.code().key(), IssueMessages.text(issue, locale)));
        }
        return List.copyOf(rows);
    }

    /** What was assumed while importing is in the bundles of the application, what while reading in the reader's own. */
    List<String> assumptions(List<Assumption> assumptions, Locale locale) {
        return assumptions.stream()
                .map(assumption -> {
                    String own = messages.getMessage(
                            assumption.code(), assumption.arguments().toArray(), null, locale);
                    return own == null ? FileTexts.text(assumption, locale) : own;
                })
                .toList();
    }

    /** @param number from 1; the same as at the pin on the map and in {@code #defect-1} */
    record Row(int number, Severity severity, String code, String text) {

        /** How the weight is marked: {@code bad}, {@code warn} or nothing. */
        public String mark() {
            return switch (severity) {
                case ERROR -> "bad";
                case WARNING -> "warn";
                case NOTE -> "";
            };
        }
    }
}
