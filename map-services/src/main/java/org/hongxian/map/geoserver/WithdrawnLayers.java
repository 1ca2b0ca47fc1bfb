package org.hongxian.map.geoserver;

import java.util.List;
import java.util.Set;

/** Layers of the store that are not published any more. They go last, when no group shows them. */
record WithdrawnLayers(String workspace, String store, Set<String> published) implements ProvisionedItem {

    WithdrawnLayers {
        published = Set.copyOf(published);
    }

    @Override
    public ConfiguredThing thing() {
        return new ConfiguredThing(ConfiguredThing.Kind.WITHDRAWN_LAYERS, "");
    }

    @Override
    public Finding look(GeoServerClient geoServer) {
        List<String> surplus = surplus(geoServer);
        return surplus.isEmpty()
                ? Finding.of(List.of())
                : new Finding(
                        Presence.SURPLUS,
                        surplus.stream()
                                .map(layer -> Difference.of(Difference.Kind.NOT_PUBLISHED, layer))
                                .toList());
    }

    @Override
    public void apply(GeoServerClient geoServer, Finding finding) {
        surplus(geoServer).forEach(layer -> geoServer.send("DELETE", types() + "/" + layer + "?recurse=true"));
    }

    private List<String> surplus(GeoServerClient geoServer) {
        return geoServer.get(types(), GeoServerClient.XML).map(XmlElement::read).stream()
                .flatMap(document -> document.children("featureType").stream())
                .flatMap(type -> type.child("name").stream())
                .map(XmlElement::text)
                .filter(name -> !published.contains(name))
                .toList();
    }

    private String types() {
        return "/rest/workspaces/" + workspace + "/datastores/" + store + "/featuretypes";
    }
}
