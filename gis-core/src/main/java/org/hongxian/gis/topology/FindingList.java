package org.hongxian.gis.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueSeverities;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.issue.Severity;

/** Collects findings with the severities of one day. */
final class FindingList {

    private final LocalDate day;
    private final List<Issue> issues = new ArrayList<>();

    FindingList(LocalDate day) {
        this.day = day;
    }

    void add(IssueCode code, Place place, Map<String, Object> arguments) {
        add(IssueSeverities.on(day, code), code, place, arguments);
    }

    void add(Severity severity, IssueCode code, Place place, Map<String, Object> arguments) {
        issues.add(new Issue(code, severity, place, arguments));
    }

    List<Issue> issues() {
        return List.copyOf(issues);
    }
}
