package org.hongxian.gis.repair;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;

/**
 * What is found in some plots, added up so that two states of them can be compared.
 *
 * @param counts how often each kind was found, those not listed included
 * @param errors how often each kind was found with a severity that blocks, as far as listed
 * @param squareMetres the land each kind is about, as far as listed
 */
record TrialFindings(
        Map<IssueCode, Integer> counts, Map<IssueCode, Integer> errors, Map<IssueCode, Double> squareMetres) {

    /** Each may be no more and no larger after a repair, whatever its severity: the land between plots, and beyond what bounds them. */
    private static final Set<IssueCode> NEVER_LARGER = EnumSet.of(
            IssueCode.PLOTS_OVERLAP,
            IssueCode.GAP_BETWEEN_PLOTS,
            IssueCode.NEAR_COINCIDENT_EDGE,
            IssueCode.OUTSIDE_COUNTY,
            IssueCode.OUTSIDE_ORIGIN,
            IssueCode.STRADDLES_COUNTY);

    static TrialFindings of(List<Issue> issues) {
        var findings = new TrialFindings(
                new EnumMap<>(IssueCode.class), new EnumMap<>(IssueCode.class), new EnumMap<>(IssueCode.class));
        issues.forEach(findings::add);
        return findings;
    }

    private void add(Issue issue) {
        if (issue.code() == IssueCode.MORE_FINDINGS) {
            Object count = issue.arguments().get("count");
            IssueCode of = IssueCode.valueOf(String.valueOf(issue.arguments().get("ofCode"))
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_'));
            counts.merge(of, count instanceof Integer more ? more : 0, Integer::sum);
            return;
        }
        counts.merge(issue.code(), 1, Integer::sum);
        if (issue.severity() == Severity.ERROR) {
            errors.merge(issue.code(), 1, Integer::sum);
        }
        if (issue.arguments().get("areaSquareMetres") instanceof Double area) {
            squareMetres.merge(issue.code(), area, Double::sum);
        }
    }

    int count(IssueCode code) {
        return counts.getOrDefault(code, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Kinds there are more of than before. */
    List<IssueCode> moreThan(TrialFindings before) {
        return counts.keySet().stream()
                .filter(code -> count(code) > before.count(code))
                .toList();
    }

    /**
     * Whether no error is new, and no land that plots share or leave between them is new or has grown.
     *
     * @param measurableSquareMetres what is less is no growth
     */
    boolean isNoWorseThan(TrialFindings before, double measurableSquareMetres) {
        boolean noNewError = errors.entrySet().stream()
                .allMatch(entry -> entry.getValue() <= before.errors.getOrDefault(entry.getKey(), 0));
        return noNewError
                && NEVER_LARGER.stream()
                        .allMatch(code -> count(code) <= before.count(code)
                                && squareMetres.getOrDefault(code, 0.0)
                                        <= before.squareMetres.getOrDefault(code, 0.0) + measurableSquareMetres);
    }
}
