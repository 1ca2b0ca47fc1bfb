package org.hongxian.approval.workflow.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.Opinion;

/** What an applicant may read of what officials wrote: only what was said to the applicant. Opinions on the way are internal. */
final class ForApplicants {

    private static final Set<String> TOLD = Set.of("refuse", "not-required", "approve", "reject");
    /** Told when the case comes back to the applicant by it; between officials it is internal. */
    private static final Set<String> SENDING_BACK = Set.of("correct", "return");

    private ForApplicants() {}

    static boolean isOne(Person reader) {
        return reader.has(Role.APPLICANT);
    }

    static boolean isTold(StepRow step, List<StepRow> steps) {
        return step.role() == Role.APPLICANT
                || (step.outcome() != null && (TOLD.contains(step.outcome()) || sentBackToTheApplicant(step, steps)));
    }

    /** The opinions as the applicant sees them. The login of an official is nobody else's business. */
    static List<Opinion> of(List<Opinion> opinions, List<StepRow> steps, Person applicant) {
        return opinions.stream()
                .filter(opinion -> opinion.actor().equals(applicant.login())
                        || stepOf(opinion, steps)
                                .filter(step -> isTold(step, steps))
                                .isPresent())
                .map(opinion -> opinion.actor().equals(applicant.login()) ? opinion : withoutLogin(opinion))
                .toList();
    }

    /** The step that was completed with the opinion. */
    private static Optional<StepRow> stepOf(Opinion opinion, List<StepRow> steps) {
        return steps.stream()
                .filter(step -> step.taskKey().equals(opinion.taskKey())
                        && Objects.equals(step.section(), opinion.section())
                        && opinion.outcome().equals(step.outcome())
                        && opinion.at().equals(step.completedAt()))
                .max(Comparator.comparingLong(StepRow::id));
    }

    /** Whether the step that opened after this one is the applicant's; whoever sends it back gives the reason there. */
    private static boolean sentBackToTheApplicant(StepRow from, List<StepRow> steps) {
        Instant at = from.completedAt();
        return at != null
                && SENDING_BACK.contains(String.valueOf(from.outcome()))
                && steps.stream()
                        .filter(step ->
                                step.id() > from.id() && !step.createdAt().isBefore(at))
                        .findFirst()
                        .filter(step -> step.role() == Role.APPLICANT)
                        .isPresent();
    }

    private static Opinion withoutLogin(Opinion opinion) {
        return new Opinion(
                opinion.id(),
                opinion.taskKey(),
                opinion.section(),
                "",
                opinion.actorName(),
                opinion.outcome(),
                opinion.text(),
                opinion.revises(),
                opinion.superseded(),
                opinion.at());
    }
}
