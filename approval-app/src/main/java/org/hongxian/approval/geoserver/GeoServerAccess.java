package org.hongxian.approval.geoserver;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The GeoServer of this installation.
 *
 * @param address of its web application as this server reaches it; empty for none
 * @param workspace where the layers are published
 * @param user account that may read the layers and nothing else
 * @param patience how long one answer may take
 * @param mostAtOnce requests passed on at the same time; others are told to come again
 * @param largestAnswerMegabytes of one answer
 * @param mostKept large answers that lie on the disk until their readers have them
 */
@ConfigurationProperties("hongxian.geoserver")
public record GeoServerAccess(
        @DefaultValue("") String address,
        @DefaultValue("hongxian") String workspace,
        @DefaultValue("hongxian-proxy") String user,
        @DefaultValue("") String password,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("8") int mostAtOnce,
        @DefaultValue("16") int largestAnswerMegabytes,
        @DefaultValue("32") int mostKept) {

    public GeoServerAccess {
        if (mostAtOnce < 1 || largestAnswerMegabytes < 1 || mostKept < 1) {
            throw new IllegalArgumentException("hongxian.geoserver: limits begin at 1");
        }
    }

    /** Whether there is one. */
    public boolean isConfigured() {
        return !address.isBlank();
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return isConfigured() ? user + " at " + address + ", workspace " + workspace : "no GeoServer";
    }
}
