package org.hongxian.approval.geoserver;

import org.hongxian.approval.geoserver.internal.ProvisioningCommand;

/** The command that sets GeoServer up, beside the running product or without it. */
public final class GeoServerCommand {

    private GeoServerCommand() {}

    /**
     * Compares GeoServer and the tables it reads with the layers that count, or makes them so.
     *
     * @param args {@code geoserver plan}, {@code diff} or {@code apply}, with {@code --lang en} for English words; settings such as
     *     {@code --hongxian.geoserver.address=} are understood
     * @return 0 when nothing is left to do, 1 when something differs, 2 when GeoServer or the database cannot be used
     */
    public static int run(String[] args) {
        return ProvisioningCommand.run(args);
    }
}
