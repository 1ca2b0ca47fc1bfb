package org.hongxian.approval.dossier;

/** A value came for a field that does not exist or cannot be typed. HTTP 422. */
public class FieldRefusedException extends RuntimeException {

    private final String section;
    private final String field;

    public FieldRefusedException(String section, String field) {
        super("no field to be typed: " + section + "." + field);
        this.section = section;
        this.field = field;
    }

    public String section() {
        return section;
    }

    public String field() {
        return field;
    }
}
