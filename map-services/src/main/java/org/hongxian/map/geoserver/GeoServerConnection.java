package org.hongxian.map.geoserver;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a GeoServer is and as whom it is spoken to.
 *
 * @param address of the web application, for instance {@code http://geoserver:8080/geoserver}
 * @param patience how long one request may take
 */
public record GeoServerConnection(URI address, String user, String password, Duration patience) {

    public GeoServerConnection {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        String scheme = address.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException("not an http address: " + address);
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of GeoServer has no query, fragment or user: " + address.getHost());
        }
        address = URI.create(address.toString().replaceAll("/+$", ""));
    }

    /** @param path beginning with a slash */
    public URI at(String path) {
        return URI.create(address + path);
    }

    @Override
    public String toString() {
        return user + " at " + address;
    }
}
