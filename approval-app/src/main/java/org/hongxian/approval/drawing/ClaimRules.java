package org.hongxian.approval.drawing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * Which red lines claim ground and which of them clash, as the law in force on one day has it. The tables are {@code claim-states.csv},
 * {@code claim-kinds.csv} and {@code claim-clashes.csv} of {@code data/reference}.
 *
 * @param standings by state of the case, for one never submitted and one that was
 * @param replacedBy of the kinds that claim ground: while the case has one of these it claims nothing by the first
 * @param clashes how much it weighs
 */
public record ClaimRules(
        Map<CaseState, Map<Boolean, Standing>> standings,
        Map<DrawingKind, Set<DrawingKind>> replacedBy,
        Map<Clash, Severity> clashes) {

    /** How far a case has come to having the ground. */
    public enum Standing {
        /** It asks for nothing, or for nothing any more. */
        NONE,
        LIVE,
        APPROVED
    }

    /** A kind of drawing that meets another one of a case of a standing. */
    public record Clash(DrawingKind kind, DrawingKind other, Standing otherStanding) {}

    public ClaimRules {
        standings = Map.copyOf(standings);
        replacedBy = Map.copyOf(replacedBy);
        clashes = Map.copyOf(clashes);
    }

    /** The rules in force on the day; where two rows say something about the same, the one that began later. */
    public static ClaimRules on(LocalDate day) {
        Map<CaseState, Map<Boolean, Standing>> standings = new EnumMap<>(CaseState.class);
        for (ReferenceTable.Row row : rows("claim-states.csv", day)) {
            var standing = Standing.valueOf(row.get("standing").toUpperCase(Locale.ROOT));
            Map<Boolean, Standing> ofState =
                    standings.computeIfAbsent(CaseState.valueOf(row.get("state")), state -> new HashMap<>());
            for (boolean submitted : submitted(row.get("submitted"))) {
                ofState.put(submitted, standing);
            }
        }
        Map<DrawingKind, Set<DrawingKind>> replacedBy = new EnumMap<>(DrawingKind.class);
        for (ReferenceTable.Row row : rows("claim-kinds.csv", day)) {
            replacedBy.put(DrawingKind.valueOf(row.get("kind")), kinds(row.get("replaced_by")));
        }
        Map<Clash, Severity> clashes = new HashMap<>();
        for (ReferenceTable.Row row : rows("claim-clashes.csv", day)) {
            clashes.put(
                    new Clash(
                            DrawingKind.valueOf(row.get("kind")),
                            DrawingKind.valueOf(row.get("other_kind")),
                            Standing.valueOf(row.get("other_standing").toUpperCase(Locale.ROOT))),
                    Severity.valueOf(row.get("severity")));
        }
        return new ClaimRules(standings, replacedBy, clashes);
    }

    /**
     * @param submitted whether the application was ever handed in
     * @throws IllegalStateException when no rule says so: that a case claims nothing is never assumed
     */
    public Standing standing(CaseState state, boolean submitted) {
        Standing standing = standings.getOrDefault(state, Map.of()).get(submitted);
        if (standing == null) {
            throw new IllegalStateException(
                    "claim-states.csv says nothing about " + state + ", submitted " + submitted);
        }
        return standing;
    }

    /** How much it weighs for a drawing of the kind to meet the other; empty when the two do not clash. */
    public Optional<Severity> severity(DrawingKind kind, DrawingKind other, Standing otherStanding) {
        return Optional.ofNullable(clashes.get(new Clash(kind, other, otherStanding)));
    }

    private static List<ReferenceTable.Row> rows(String table, LocalDate day) {
        var rows = new ArrayList<>(ReferenceTable.read(table).rowsOn(day));
        rows.sort((one, other) -> one.get("valid_from").compareTo(other.get("valid_from")));
        return rows;
    }

    private static List<Boolean> submitted(String text) {
        return switch (text) {
            case "yes" -> List.of(true);
            case "no" -> List.of(false);
            case "any" -> List.of(true, false);
            default -> throw new IllegalStateException("claim-states.csv: submitted is yes, no or any, not " + text);
        };
    }

    private static Set<DrawingKind> kinds(String text) {
        Set<DrawingKind> kinds = EnumSet.noneOf(DrawingKind.class);
        for (String name : text.split(" ")) {
            if (!name.isEmpty()) {
                kinds.add(DrawingKind.valueOf(name));
            }
        }
        return kinds;
    }
}
