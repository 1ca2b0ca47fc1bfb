package org.hongxian.approval.conflict.internal;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.ClaimRules;
import org.hongxian.approval.drawing.ClaimRules.Standing;

/**
 * {@link ClaimRules} as conditions on a claim and its case, by their aliases. They are made of names of enumerations only, nothing anybody
 * typed.
 */
record ClaimConditions(ClaimRules rules) {

    private static final String NEVER = "1 = 0";

    /** Whether the claim counts: its case is live or approved, and the case says it by no later drawing. */
    String counts(String claim, String file) {
        return "(" + standing(claim, file, Standing.LIVE) + " OR " + standing(claim, file, Standing.APPROVED)
                + ") AND (" + anyOf(rules.replacedBy().entrySet().stream().map(each -> kind(claim, each))) + ")";
    }

    private static String kind(String claim, Map.Entry<DrawingKind, Set<DrawingKind>> each) {
        String isKind = claim + ".kind = '" + each.getKey() + "'";
        if (each.getValue().isEmpty()) {
            return isKind;
        }
        String replacing =
                each.getValue().stream().map(kind -> "'" + kind + "'").sorted().collect(Collectors.joining(", "));
        return "(" + isKind + " AND NOT EXISTS (SELECT 1 FROM drawing_claim r WHERE r.case_id = " + claim
                + ".case_id AND r.kind IN (" + replacing + ")))";
    }

    /** Whether the two clash, in the view of the one or of the other. */
    String clash(String claim, String file, String otherClaim, String otherFile) {
        return anyOf(rules.clashes().keySet().stream()
                .flatMap(clash ->
                        Stream.of(clash(clash, claim, otherClaim, otherFile), clash(clash, otherClaim, claim, file))));
    }

    private String clash(ClaimRules.Clash clash, String claim, String otherClaim, String otherFile) {
        return "(" + claim + ".kind = '" + clash.kind() + "' AND " + otherClaim + ".kind = '" + clash.other() + "' AND "
                + standing(otherClaim, otherFile, clash.otherStanding()) + ")";
    }

    private String standing(String claim, String file, Standing standing) {
        return anyOf(rules.standings().entrySet().stream().flatMap(state -> state.getValue().entrySet().stream()
                .filter(each -> each.getValue() == standing)
                .map(each -> state(claim, file, state.getKey(), each.getKey()))));
    }

    private static String state(String claim, String file, CaseState state, boolean submitted) {
        return "(" + file + ".state = '" + state + "' AND " + (submitted ? "" : "NOT ") + claim + ".submitted)";
    }

    private static String anyOf(Stream<String> conditions) {
        String joined = conditions.sorted().collect(Collectors.joining(" OR "));
        return joined.isEmpty() ? NEVER : "(" + joined + ")";
    }
}
