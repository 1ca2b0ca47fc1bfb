package org.hongxian.approval.workflow.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * A human step of a case, live or done.
 *
 * @param assignee the one person it is for; null when everyone with region, role and section may act
 * @param extensionReason why the limit was extended; null when it was not
 * @param outcome null while live; {@link #WITHDRAWN} when another section's return took the step away
 */
record StepRow(
        long id,
        CaseId caseId,
        String definitionId,
        String taskId,
        String taskKey,
        @Nullable String section,
        AdministrativeCode region,
        Role role,
        @Nullable String assignee,
        Instant createdAt,
        @Nullable LocalDate dueOn,
        @Nullable String extensionReason,
        @Nullable Instant completedAt,
        @Nullable String actorName,
        @Nullable String outcome) {

    static final String WITHDRAWN = "withdrawn";

    boolean isLive() {
        return completedAt == null;
    }

    boolean isFor(Person person) {
        if (assignee != null) {
            return assignee.equals(person.login());
        }
        return region.equals(person.region())
                && person.has(role)
                && (section == null || section.equals(person.section()));
    }
}
