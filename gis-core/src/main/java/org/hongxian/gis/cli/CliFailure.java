package org.hongxian.gis.cli;

/** The command cannot go on; the text with this key goes to the error stream and the exit code is 2. */
final class CliFailure extends RuntimeException {

    private final String key;
    private final transient Object[] arguments;

    CliFailure(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments;
    }
}
