package org.hongxian.map.geoserver;

import java.util.Optional;
import java.util.Set;

/**
 * A document of GeoServer's configuration: read at one address, made at another, changed where it is read.
 *
 * @param path where it is read and changed
 * @param collection where it is made by POST; empty when PUT to its own address makes it
 * @param update added to the address of a change, for instance {@code ?recalculate=nativebbox,latlonbbox}
 * @param notCompared keys that GeoServer shows in another form than they were sent
 */
record ConfigurationItem(
        ConfiguredThing thing,
        String path,
        Optional<String> collection,
        XmlElement wanted,
        String update,
        Set<String> notCompared)
        implements ProvisionedItem {

    static ConfigurationItem posted(ConfiguredThing thing, String path, String collection, XmlElement wanted) {
        return new ConfigurationItem(thing, path, Optional.of(collection), wanted, "", Set.of());
    }

    static ConfigurationItem put(ConfiguredThing thing, String path, XmlElement wanted) {
        return new ConfigurationItem(thing, path, Optional.empty(), wanted, "", Set.of());
    }

    @Override
    public Finding look(GeoServerClient geoServer) {
        return geoServer
                .get(path, GeoServerClient.XML)
                .map(there -> Finding.of(ElementComparison.differences(wanted, XmlElement.read(there), notCompared)))
                .orElseGet(Finding::missing);
    }

    @Override
    public void apply(GeoServerClient geoServer, Finding finding) {
        if (finding.presence() == Presence.MISSING && collection.isPresent()) {
            geoServer.send("POST", collection.get(), GeoServerClient.XML, wanted.write());
        } else {
            geoServer.send("PUT", path + update, GeoServerClient.XML, wanted.write());
        }
    }
}
