package org.hongxian.approval.workflow;

import java.time.Instant;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * A case that was sent back to an earlier step and has not come up again to where it was.
 *
 * @param fromTaskKey the step that sent it back
 * @param fromSection for a joint review the section that did, else null
 * @param region the unit of that step
 * @param role who acted there
 * @param actorName who it was
 * @param toTaskKey the step it was sent back to
 * @param reason as written; empty when the outcome asks for none
 * @param awaiting whether the step it was sent back to is still live; false once it was sent on
 */
public record SentBack(
        String fromTaskKey,
        @Nullable String fromSection,
        AdministrativeCode region,
        Role role,
        String actorName,
        String outcome,
        String toTaskKey,
        String reason,
        Instant at,
        boolean awaiting) {}
