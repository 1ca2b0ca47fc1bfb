package org.hongxian.approval.workflow;

import java.time.Instant;
import java.time.LocalDate;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.AdministrativeCode;
import org.jspecify.annotations.Nullable;

/**
 * A live human step of a case.
 *
 * @param id of the task in the engine
 * @param region the unit that has to act
 * @param section for parallel joint review the section that has to act, else null
 * @param dueOn last working day of the limit; null while the clock stands still
 * @param provisional whether the last day lies beyond the announced calendar and may still move
 * @param extensionReason why the head of the organ extended the limit, as the applicant is told too; null when it is not extended
 * @param workingDaysLeft working days from tomorrow up to then, negative when it is over; null while the clock stands still
 */
public record ActiveTask(
        String id,
        CaseId caseId,
        TaskPolicy policy,
        AdministrativeCode region,
        @Nullable String section,
        Instant createdAt,
        @Nullable LocalDate dueOn,
        boolean provisional,
        @Nullable String extensionReason,
        @Nullable Integer workingDaysLeft) {

    public String key() {
        return policy.taskKey();
    }
}
