package org.hongxian.gis.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueSeverities;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.issue.Severity;

/** Collects findings with the severities of one day; lists the first of a kind and counts the rest. */
final class FindingList {

    static final int LISTED_PER_CODE = 100;

    private final LocalDate day;
    private final int listed;
    private final List<Issue> issues = new ArrayList<>();
    private final Map<IssueCode, Integer> counts = new EnumMap<>(IssueCode.class);
    private final Set<IssueCode> notCounted = EnumSet.noneOf(IssueCode.class);

    /** @param listed how many of a kind are listed; the rest are counted */
    FindingList(LocalDate day, int listed) {
        this.day = day;
        this.listed = listed;
    }

    void add(IssueCode code, Place place, Map<String, Object> arguments) {
        add(IssueSeverities.on(day, code), code, place, arguments);
    }

    void add(Severity severity, IssueCode code, Place place, Map<String, Object> arguments) {
        if (counts.merge(code, 1, Integer::sum) <= listed) {
            issues.add(new Issue(code, severity, place, arguments));
        }
    }

    /** How many there are of a kind, listed or not. */
    int count(IssueCode code) {
        return counts.getOrDefault(code, 0);
    }

    /** There are more findings of a kind than were worth counting. */
    void addUncounted(IssueCode code) {
        notCounted.add(code);
        counts.putIfAbsent(code, 0);
    }

    /** In the order they were added, then one note for each kind that is not listed in full. */
    List<Issue> issues() {
        var all = new ArrayList<>(issues);
        counts.forEach((code, count) -> {
            if (count > listed || notCounted.contains(code)) {
                all.add(new Issue(
                        IssueCode.MORE_FINDINGS,
                        IssueSeverities.on(day, IssueCode.MORE_FINDINGS),
                        Place.nowhere(),
                        more(code, count)));
            }
        });
        return List.copyOf(all);
    }

    private Map<String, Object> more(IssueCode code, int count) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("ofCode", code.key());
        if (!notCounted.contains(code)) {
            arguments.put("count", count - listed);
        }
        return arguments;
    }
}
