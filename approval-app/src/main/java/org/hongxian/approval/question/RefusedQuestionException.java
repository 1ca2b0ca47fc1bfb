package org.hongxian.approval.question;

import java.util.List;
import org.hongxian.map.feature.UnusableFilterException;

/**
 * A question that is not answered, and why; what would help is part of the sentence.
 */
public final class RefusedQuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String messageKey;
    private final transient List<Object> arguments;

    /**
     * @param status of the answer over HTTP: 400 for a question that cannot be understood, 404 for what is not there, 422 for one
     *     that is understood and not answered
     * @param key of the sentence in the bundle of this module, behind {@code question.refused.}
     */
    public RefusedQuestionException(int status, String key, Object... arguments) {
        this(status, "question.refused." + key, List.of(arguments));
    }

    private RefusedQuestionException(int status, String messageKey, List<Object> arguments) {
        super(status + " " + messageKey + " " + arguments);
        this.status = status;
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    /** A condition is refused in the same words wherever it is asked with. */
    public static RefusedQuestionException of(UnusableFilterException unusable) {
        var refused = new RefusedQuestionException(
                400, "mapservice.filter.refused." + unusable.reason(), unusable.arguments());
        refused.initCause(unusable);
        return refused;
    }

    public int status() {
        return status;
    }

    /** Of the sentence, in the message bundles. */
    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
