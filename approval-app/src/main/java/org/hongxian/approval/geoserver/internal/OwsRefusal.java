package org.hongxian.approval.geoserver.internal;

/** A request that is not passed on, or came back without an answer: a status and a sentence of the bundle. */
final class OwsRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;
    private final transient Object[] arguments;

    OwsRefusal(int status, String key, Object... arguments) {
        super(key);
        this.status = status;
        this.key = "ows." + key;
        this.arguments = arguments.clone();
    }

    int status() {
        return status;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
