package org.hongxian.map.geoserver;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GeoServer could not be asked, or refused. The message is for logs: it says what was asked and what came back, never a password. Whoever
 * talks to a person has the reason, its arguments and the thing it was about.
 */
public final class GeoServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Object> arguments;
    private final transient @Nullable ConfiguredThing thing;

    /** Why, and which arguments say it. */
    public enum Reason {
        /** The address. */
        UNREACHABLE,
        /** The request and the seconds that were waited. */
        SLOW,
        /** The request and what went wrong. */
        BROKEN_OFF,
        /** The address. */
        NOT_A_GEOSERVER,
        /** The version that is there and the oldest that does. */
        TOO_OLD,
        /** The request and the status. */
        NOT_ACCEPTED,
        /** The request, the status and what was said. */
        REFUSED,
        /** What is wrong with the answer. */
        UNUSABLE,
        /** None. */
        INTERRUPTED
    }

    GeoServerException(Reason reason, String message, @Nullable Throwable cause, Object... arguments) {
        super(message, cause);
        this.reason = reason;
        this.arguments = List.of(arguments);
        this.thing = null;
    }

    private GeoServerException(ConfiguredThing thing, GeoServerException refused) {
        super(thing + ": " + refused.getMessage(), refused);
        this.reason = refused.reason;
        this.arguments = refused.arguments;
        this.thing = thing;
    }

    /** The same, about one thing that could not be made. */
    GeoServerException about(ConfiguredThing made) {
        return new GeoServerException(made, this);
    }

    public Reason reason() {
        return reason;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public Optional<ConfiguredThing> thing() {
        return Optional.ofNullable(thing);
    }
}
