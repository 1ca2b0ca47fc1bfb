package org.hongxian.approval.workflow;

import java.util.List;
import java.util.Set;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;

/**
 * What one user task allows and demands, as declared beside it in the process definition (extension attributes).
 *
 * @param level level of the unit that acts; for the deciding level it is resolved per case
 * @param drawings kinds that may be drawn or imported while the task is active
 * @param sections form sections that may be written
 * @param documents kinds of documents that may be uploaded or generated
 * @param requiredPieces pieces that must exist before the task completes; each has a {@link CompletionRequirement}
 * @param outcomes what the task can end with
 * @param limitWorkingDays statutory or promised limit; 0 where the clock stands still
 * @param consults keys of other bodies the step may ask
 */
public record TaskPolicy(
        String taskKey,
        Level level,
        Role role,
        Set<DrawingKind> drawings,
        Set<String> sections,
        Set<String> documents,
        List<String> requiredPieces,
        List<Outcome> outcomes,
        int limitWorkingDays,
        List<String> consults) {

    public TaskPolicy {
        drawings = Set.copyOf(drawings);
        sections = Set.copyOf(sections);
        documents = Set.copyOf(documents);
        requiredPieces = List.copyOf(requiredPieces);
        outcomes = List.copyOf(outcomes);
        consults = List.copyOf(consults);
    }

    /**
     * One way a task can end.
     *
     * @param key stable: submit, accept, agree, return, approve, reject, issue ...
     * @param needsReason a text must say why
     * @param needsTarget the actor chooses which earlier step the case returns to
     * @param skipsRequirements the pieces of the step need not exist: a return or refusal must always be possible
     * @param requiredPieces pieces this way of ending needs of its own, for instance the notice of a refusal
     */
    public record Outcome(
            String key,
            boolean needsReason,
            boolean needsTarget,
            boolean skipsRequirements,
            List<String> requiredPieces) {

        public Outcome {
            requiredPieces = List.copyOf(requiredPieces);
        }
    }
}
