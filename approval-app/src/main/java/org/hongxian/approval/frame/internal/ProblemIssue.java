package org.hongxian.approval.frame.internal;

import java.util.Locale;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.jspecify.annotations.Nullable;

/**
 * A finding about a refused file or drawing, as programs get it.
 *
 * @param message in the language of the caller
 * @param line one-based line of the file; null where there is none
 */
record ProblemIssue(
        String code,
        String severity,
        String message,
        @Nullable Integer line,
        @Nullable String plot,
        @Nullable String point) {

    static ProblemIssue of(Issue issue, Locale locale) {
        var place = issue.place();
        return new ProblemIssue(
                issue.code().key(),
                issue.severity().name(),
                IssueMessages.text(issue, locale),
                place.line(),
                place.plot(),
                place.point());
    }
}
