package org.hongxian.approval.mapservice.internal.ogc;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request that is not answered; its sentence stands in the bundle under {@code mapservice.ogc.refused.<key>}.
 *
 * <p>Nothing in it comes from inside: the arguments are what was sent, or bounds.
 */
final class OgcRefusal extends RuntimeException {

    private final HttpStatus status;
    private final String key;
    private final List<Object> arguments;

    private OgcRefusal(HttpStatus status, String key, List<Object> arguments) {
        super(key + " " + arguments);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
    }

    static OgcRefusal wrong(String key, Object... arguments) {
        return new OgcRefusal(HttpStatus.BAD_REQUEST, key, List.of(arguments));
    }

    static OgcRefusal missing(String key, Object... arguments) {
        return new OgcRefusal(HttpStatus.NOT_FOUND, key, List.of(arguments));
    }

    static OgcRefusal busy() {
        return new OgcRefusal(HttpStatus.SERVICE_UNAVAILABLE, "busy", List.of());
    }

    HttpStatus status() {
        return status;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
