package org.hongxian.map.geoserver;

import java.util.Objects;

/**
 * What an installation decides about its GeoServer.
 *
 * @param databaseHost as GeoServer sees it
 * @param databaseUser may only read the published tables
 * @param proxyUser account of the product in GeoServer
 */
public record GeoServerSettings(
        String workspace,
        String databaseHost,
        int databasePort,
        String databaseName,
        String databaseUser,
        String databasePassword,
        String proxyUser,
        String proxyPassword,
        ServiceLimits limits) {

    public GeoServerSettings {
        if (!workspace.matches("[a-z][a-z0-9_]{0,30}")) {
            throw new IllegalArgumentException("the workspace is named by small letters: " + workspace);
        }
        if (!proxyUser.matches("[A-Za-z][A-Za-z0-9_-]{0,40}")) {
            throw new IllegalArgumentException("the proxy user is named by letters and digits: " + proxyUser);
        }
        Objects.requireNonNull(databasePassword, "databasePassword");
        Objects.requireNonNull(proxyPassword, "proxyPassword");
    }

    /**
     * What one request may cost.
     *
     * @param requestMemoryKilobytes of one map image
     * @param features returned by one request
     */
    public record ServiceLimits(int requestMemoryKilobytes, int renderingSeconds, int renderingErrors, int features) {

        public static final ServiceLimits USUAL = new ServiceLimits(131_072, 20, 500, 10_000);
    }

    /** Never with a password. */
    @Override
    public String toString() {
        return workspace + " from " + databaseUser + " at " + databaseHost + ":" + databasePort + "/" + databaseName;
    }
}
