package org.hongxian.approval.desk;

import java.util.List;

/**
 * A question that is not answered, and why; what would help is part of the sentence.
 */
public final class RefusedQuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param status of the answer over HTTP: 400 for a question that cannot be understood, 404 for what is not there, 422 for one
     *     that is understood and not answered
     * @param key of the sentence in the bundle of this module, behind {@code desk.refused.}
     */
    public RefusedQuestionException(int status, String key, Object... arguments) {
        super(status + " " + key + " " + List.of(arguments));
        this.status = status;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public int status() {
        return status;
    }

    /** Of the sentence, in the message bundles. */
    public String messageKey() {
        return "desk.refused." + key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
