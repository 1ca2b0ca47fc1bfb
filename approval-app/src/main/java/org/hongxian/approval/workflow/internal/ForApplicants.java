package org.hongxian.approval.workflow.internal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.Opinion;

/** What an applicant may read of what officials wrote: only what was said to the applicant. Opinions on the way are internal. */
final class ForApplicants {

    private static final Set<String> TOLD = Set.of("correct", "refuse", "not-required", "approve", "reject");

    private ForApplicants() {}

    static boolean isOne(Person reader) {
        return reader.has(Role.APPLICANT);
    }

    static boolean isTold(StepRow step) {
        return step.role() == Role.APPLICANT || (step.outcome() != null && TOLD.contains(step.outcome()));
    }

    /** The opinions as the applicant sees them. The login of an official is nobody else's business. */
    static List<Opinion> of(List<Opinion> opinions, List<StepRow> steps, Person applicant) {
        return opinions.stream()
                .filter(opinion -> opinion.actor().equals(applicant.login())
                        || TOLD.contains(opinion.outcome())
                        || sentBackToTheApplicant(opinion, steps))
                .map(opinion -> opinion.actor().equals(applicant.login()) ? opinion : withoutLogin(opinion))
                .toList();
    }

    /** Whether the step that opened after this opinion is the applicant's; whoever sends it back gives the reason there. */
    private static boolean sentBackToTheApplicant(Opinion opinion, List<StepRow> steps) {
        if (!opinion.outcome().equals("return")) {
            return false;
        }
        long from = steps.stream()
                .filter(step -> step.taskKey().equals(opinion.taskKey())
                        && Objects.equals(step.section(), opinion.section())
                        && opinion.outcome().equals(step.outcome())
                        && opinion.at().equals(step.completedAt()))
                .mapToLong(StepRow::id)
                .max()
                .orElse(Long.MAX_VALUE);
        return steps.stream()
                .filter(step -> step.id() > from && !step.createdAt().isBefore(opinion.at()))
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
