package org.hongxian.approval.casework;

/** A text has characters that cannot be kept. */
public class UnusableTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public UnusableTextException(String field) {
        super("characters that cannot be kept in " + field);
        this.field = field;
    }

    /** Where it was typed. */
    public String field() {
        return field;
    }
}
