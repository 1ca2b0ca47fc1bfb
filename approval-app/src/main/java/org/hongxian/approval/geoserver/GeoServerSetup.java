package org.hongxian.approval.geoserver;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only the command that sets GeoServer up needs to know.
 *
 * @param administrator of GeoServer
 * @param databaseHost as GeoServer reaches it
 * @param databaseUser role of the database that may only read the published tables
 */
@ConfigurationProperties("hongxian.geoserver.setup")
public record GeoServerSetup(
        @DefaultValue("admin") String administrator,
        @DefaultValue("") String administratorPassword,
        @DefaultValue("127.0.0.1") String databaseHost,
        @DefaultValue("5432") int databasePort,
        @DefaultValue("hongxian") String databaseName,
        @DefaultValue("hongxian_map") String databaseUser,
        @DefaultValue("") String databasePassword) {

    /** Never with the passwords. */
    @Override
    public String toString() {
        return administrator + "; " + databaseUser + " at " + databaseHost + ":" + databasePort + "/" + databaseName;
    }
}
