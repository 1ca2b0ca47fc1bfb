package org.hongxian.approval.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What someone wrote when completing a step.
 *
 * @param revises id of the opinion this one is a revision of; null for the first
 * @param superseded set when the case was returned behind this step since
 */
public record Opinion(
        long id,
        String taskKey,
        @Nullable String section,
        String actor,
        String actorName,
        String outcome,
        String text,
        @Nullable Long revises,
        boolean superseded,
        Instant at) {}
