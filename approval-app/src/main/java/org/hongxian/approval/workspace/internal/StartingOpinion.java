package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Optional;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Opinion;
import org.hongxian.approval.workflow.OpinionDraft;

/** The text somebody starts from who writes the opinion of a step. */
final class StartingOpinion {

    private StartingOpinion() {}

    static boolean isAsked(ActiveTask task) {
        return task.policy().requiredPieces().contains("opinion");
    }

    /** What was kept; else, for who revises an opinion in the same office, that opinion as it stands. */
    static String text(ActiveTask task, Optional<OpinionDraft> kept, List<Opinion> opinions) {
        return kept.map(OpinionDraft::text).orElseGet(() -> standing(task, opinions));
    }

    private static String standing(ActiveTask task, List<Opinion> opinions) {
        if (task.section() != null) {
            return "";
        }
        String unit = unit(task.key());
        List<Opinion> standing = opinions.stream()
                .filter(opinion -> !opinion.superseded() && opinion.section() == null)
                .filter(opinion -> unit(opinion.taskKey()).equals(unit))
                .filter(opinion -> !opinion.text().isBlank())
                .toList();
        return standing.isEmpty() ? "" : standing.get(standing.size() - 1).text();
    }

    /** Steps of one office begin with the same word: county-section, county-director. */
    private static String unit(String taskKey) {
        int dash = taskKey.indexOf('-');
        return dash < 0 ? taskKey : taskKey.substring(0, dash);
    }
}
