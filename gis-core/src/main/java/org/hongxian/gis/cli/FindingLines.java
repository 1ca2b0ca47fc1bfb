package org.hongxian.gis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;

/** Findings beside an answer that is about something else: the first of every kind, and how many more {@code check} lists. */
final class FindingLines {

    private static final int LISTED_PER_CODE = 3;

    private FindingLines() {}

    static List<String> of(List<Issue> issues, Locale locale) {
        var lines = new ArrayList<String>();
        var counts = new LinkedHashMap<IssueCode, Integer>();
        for (Issue issue : issues) {
            if (counts.merge(issue.code(), 1, Integer::sum) <= LISTED_PER_CODE) {
                lines.add("  ! " + IssueMessages.text(issue, locale));
            }
        }
        counts.forEach((code, count) -> {
            if (count > LISTED_PER_CODE) {
                lines.add("  ! " + CliOutput.text("findings.more", locale, count - LISTED_PER_CODE, code.key()));
            }
        });
        return lines;
    }
}
