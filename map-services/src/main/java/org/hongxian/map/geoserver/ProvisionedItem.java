package org.hongxian.map.geoserver;

import java.util.List;

/** One thing GeoServer has to have. */
interface ProvisionedItem {

    ConfiguredThing thing();

    /** Looks, and changes nothing. */
    Finding look(GeoServerClient geoServer);

    /** Makes it as it should be. Called only for what {@link #look} found missing or different. */
    void apply(GeoServerClient geoServer, Finding finding);

    /** @param differences what differs; empty when it is as it should be or not there at all */
    record Finding(Presence presence, List<Difference> differences) {

        static Finding missing() {
            return new Finding(Presence.MISSING, List.of());
        }

        static Finding of(List<Difference> differences) {
            return new Finding(differences.isEmpty() ? Presence.AS_WANTED : Presence.DIFFERENT, differences);
        }
    }

    enum Presence {
        AS_WANTED,
        DIFFERENT,
        MISSING,
        /** There, but should not be. */
        SURPLUS
    }
}
