package org.hongxian.approval.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a section of a joint review asked another body (征求意见), and the answer.
 *
 * @param taskId step that asked
 * @param body key of the body: forestry, environment, transport
 * @param answer null while it is awaited
 */
public record Consultation(
        long id,
        String taskId,
        String section,
        String body,
        String question,
        String askedBy,
        Instant askedAt,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    public boolean isOpen() {
        return answer == null;
    }
}
