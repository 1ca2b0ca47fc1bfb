package org.hongxian.approval.casework;

import java.util.List;

/** A parameter of a request has a value that is none of those it may have. */
public class UnknownValueException extends RuntimeException {

    private final String parameter;
    private final String value;
    private final List<String> allowed;

    /** @param value as it was sent; shown to whoever sent it */
    public UnknownValueException(String parameter, String value, List<String> allowed) {
        super("\"" + value + "\" is no " + parameter + ": " + allowed);
        this.parameter = parameter;
        this.value = value;
        this.allowed = List.copyOf(allowed);
    }

    public String parameter() {
        return parameter;
    }

    public String value() {
        return value;
    }

    public List<String> allowed() {
        return allowed;
    }
}
