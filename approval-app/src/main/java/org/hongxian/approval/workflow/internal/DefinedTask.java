package org.hongxian.approval.workflow.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.TaskPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A user task as declared, before it is known which case it belongs to.
 *
 * @param order place in the definition; a lower one is earlier in the process
 * @param level null where the deciding level acts
 * @param jointSections sections that act in parallel; empty for an ordinary step
 * @param extensionWorkingDays by how much the head of the organ may extend the limit, once; 0 for not at all
 * @param consults bodies the step may ask
 * @param revises step whose opinion this one's is a revision of
 * @param decided outcomes that are offered only when the decided level is the given one
 * @param states what the case as a whole becomes, by outcome
 */
record DefinedTask(
        String key,
        String name,
        int order,
        @Nullable Level level,
        Role role,
        Set<DrawingKind> drawings,
        Set<String> sections,
        Set<String> documents,
        List<String> pieces,
        List<TaskPolicy.Outcome> outcomes,
        int limitWorkingDays,
        int extensionWorkingDays,
        List<String> consults,
        List<String> jointSections,
        @Nullable String revises,
        Map<String, Level> decided,
        Map<String, CaseState> states) {

    /** What an official must have written at the step itself; asked for when completing, not before. */
    static final String OPINION = "opinion";

    /** @param decidedLevel level the case was decided to belong to; null while that is not known */
    TaskPolicy policy(Level actingLevel, @Nullable Level decidedLevel) {
        List<TaskPolicy.Outcome> offered = outcomes.stream()
                .filter(o -> !decided.containsKey(o.key()) || decided.get(o.key()) == decidedLevel)
                .toList();
        return new TaskPolicy(
                key, actingLevel, role, drawings, sections, documents, pieces, offered, limitWorkingDays, consults);
    }

    boolean dependsOnDecision() {
        return !decided.isEmpty();
    }

    boolean isJoint() {
        return !jointSections.isEmpty();
    }
}
