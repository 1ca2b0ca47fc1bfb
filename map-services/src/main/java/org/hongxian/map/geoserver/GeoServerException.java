package org.hongxian.map.geoserver;

import org.jspecify.annotations.Nullable;

/** GeoServer could not be asked, or refused; the message says what was asked and what came back, never a password. */
public final class GeoServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GeoServerException(String message) {
        super(message);
    }

    public GeoServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
