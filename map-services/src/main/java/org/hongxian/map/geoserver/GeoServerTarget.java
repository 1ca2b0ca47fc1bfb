package org.hongxian.map.geoserver;

import static org.hongxian.map.geoserver.XmlElement.of;
import static org.hongxian.map.geoserver.XmlElement.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.map.geoserver.ConfiguredThing.Kind;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.tile.TileMatrixSet;

/** All that GeoServer has to have, in the order it can be made in. */
public final class GeoServerTarget {

    static final String STORE = "published";
    static final String READERS = "HONGXIAN_READER";
    private static final String ALL_LAYERS = "all";
    private static final String ADMINISTRATORS = "ADMIN";

    private final GeoServerSettings settings;
    private final String workspace;
    private final List<PublishedLayer> layers;
    private final List<ProvisionedItem> items = new ArrayList<>();

    private GeoServerTarget(GeoServerSettings settings, List<PublishedLayer> layers) {
        this.settings = settings;
        this.workspace = settings.workspace();
        this.layers = layers;
    }

    /** @param layers in drawing order, lowest first */
    public static GeoServerTarget publishing(GeoServerSettings settings, List<PublishedLayer> layers) {
        var target = new GeoServerTarget(settings, List.copyOf(layers));
        target.security();
        target.workspaceAndStore();
        target.serviceLimits();
        target.gridSets();
        target.layers.forEach(target::layer);
        target.groups();
        target.items.add(new WithdrawnLayers(
                target.workspace,
                STORE,
                target.layers.stream().map(PublishedLayer::key).collect(Collectors.toSet())));
        return target;
    }

    List<ProvisionedItem> items() {
        return List.copyOf(items);
    }

    /** First of all: nothing is to be readable by everybody, not even for a moment. */
    private void security() {
        items.add(new ProxyAccount(settings.proxyUser(), settings.proxyPassword(), READERS));
        items.add(ConfigurationItem.put(
                new ConfiguredThing(Kind.CATALOG_MODE, ""),
                "/rest/security/acl/catalog",
                of("catalog", text("mode", "HIDE"))));
        items.add(new AccessRules(Map.of(
                workspace + ".*.r", READERS, workspace + ".*.w", ADMINISTRATORS, workspace + ".*.a", ADMINISTRATORS)));
    }

    private void workspaceAndStore() {
        items.add(ConfigurationItem.posted(
                new ConfiguredThing(Kind.WORKSPACE, workspace),
                "/rest/workspaces/" + workspace,
                "/rest/workspaces",
                of("workspace", text("name", workspace))));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("dbtype", "postgis");
        parameters.put("host", settings.databaseHost());
        parameters.put("port", settings.databasePort());
        parameters.put("database", settings.databaseName());
        parameters.put("schema", PublishedTables.SCHEMA);
        parameters.put("user", settings.databaseUser());
        parameters.put("passwd", settings.databasePassword());
        parameters.put("Expose primary keys", true);
        parameters.put("Loose bbox", false);
        parameters.put("validate connections", true);
        parameters.put("max connections", 10);
        List<XmlElement> entries = parameters.entrySet().stream()
                .map(entry -> text("entry", entry.getValue()).with("key", entry.getKey()))
                .toList();
        items.add(new ConfigurationItem(
                new ConfiguredThing(Kind.STORE, workspace + ":" + STORE),
                store(),
                Optional.of("/rest/workspaces/" + workspace + "/datastores"),
                of("dataStore", text("name", STORE), text("enabled", true), of("connectionParameters", entries)),
                "",
                Set.of("passwd")));
    }

    private String store() {
        return "/rest/workspaces/" + workspace + "/datastores/" + STORE;
    }

    private void serviceLimits() {
        GeoServerSettings.ServiceLimits limits = settings.limits();
        XmlElement wms = of(
                "wms",
                of("workspace", text("name", workspace)),
                text("enabled", true),
                text("dynamicStylingDisabled", true),
                text("maxRequestMemory", limits.requestMemoryKilobytes()),
                text("maxRenderingTime", limits.renderingSeconds()),
                text("maxRenderingErrors", limits.renderingErrors()));
        XmlElement wfs = of(
                "wfs",
                of("workspace", text("name", workspace)),
                text("enabled", true),
                text("serviceLevel", "BASIC"),
                text("maxFeatures", limits.features()));
        for (XmlElement service : List.of(wms, wfs)) {
            items.add(ConfigurationItem.put(
                    new ConfiguredThing(Kind.SERVICE_LIMITS, service.name().toUpperCase(Locale.ROOT)),
                    "/rest/services/" + service.name() + "/workspaces/" + workspace + "/settings",
                    service));
        }
    }

    /** Longitude and latitude of CGCS2000, and every zone a layer is in. */
    private void gridSets() {
        TileMatrixSet.list().stream()
                .filter(grid -> grid.equals(TileMatrixSet.CGCS2000_QUAD) || isOfALayer(grid))
                .forEach(grid -> items.add(ConfigurationItem.put(
                        new ConfiguredThing(Kind.GRID_SET, grid.id()),
                        "/gwc/rest/gridsets/" + grid.id(),
                        GridSetDocument.describe(grid))));
    }

    private boolean isOfALayer(TileMatrixSet grid) {
        return layers.stream().anyMatch(layer -> layer.crs().equals(grid.crs()));
    }

    private void layer(PublishedLayer layer) {
        items.add(new StyleItem(workspace, layer.style()));
        items.add(new ConfigurationItem(
                new ConfiguredThing(Kind.FEATURE_TYPE, workspace + ":" + layer.key()),
                store() + "/featuretypes/" + layer.key(),
                Optional.of(store() + "/featuretypes"),
                of(
                        "featureType",
                        text("name", layer.key()),
                        text("nativeName", layer.key()),
                        text("title", layer.title()),
                        text("abstract", "version " + layer.version() + ", sha256 " + layer.digest()),
                        text("srs", layer.crs()),
                        text("projectionPolicy", "FORCE_DECLARED"),
                        text("enabled", true),
                        text("maxFeatures", settings.limits().features())),
                "?recalculate=nativebbox,latlonbbox",
                Set.of()));
        String name = workspace + ":" + layer.key();
        items.add(ConfigurationItem.put(
                new ConfiguredThing(Kind.LAYER, name),
                "/rest/layers/" + name,
                of("layer", of("defaultStyle", text("name", name)), text("opaque", false))));
        items.add(ConfigurationItem.put(
                new ConfiguredThing(Kind.TILE_LAYER, name), "/gwc/rest/layers/" + name, tileLayer(layer, name)));
    }

    private static XmlElement tileLayer(PublishedLayer layer, String name) {
        List<XmlElement> grids = TileMatrixSet.list().stream()
                .filter(grid ->
                        grid.equals(TileMatrixSet.CGCS2000_QUAD) || grid.crs().equals(layer.crs()))
                .map(grid -> of("gridSubset", text("gridSetName", grid.id())))
                .toList();
        return of(
                "GeoServerLayer",
                text("enabled", true),
                text("name", name),
                of("mimeFormats", text("string", "image/png")),
                of("gridSubsets", grids));
    }

    private void groups() {
        Map<LayerStyle.Group, List<PublishedLayer>> groups = new EnumMap<>(LayerStyle.Group.class);
        layers.forEach(layer -> groups.computeIfAbsent(layer.style().group(), any -> new ArrayList<>())
                .add(layer));
        groups.forEach((group, members) -> group(group.name().toLowerCase(Locale.ROOT), members));
        if (!layers.isEmpty()) {
            group(ALL_LAYERS, layers);
        }
    }

    private void group(String name, List<PublishedLayer> members) {
        String collection = "/rest/workspaces/" + workspace + "/layergroups";
        items.add(ConfigurationItem.posted(
                new ConfiguredThing(Kind.LAYER_GROUP, workspace + ":" + name),
                collection + "/" + name,
                collection,
                of(
                        "layerGroup",
                        text("name", name),
                        text("mode", "SINGLE"),
                        of("workspace", text("name", workspace)),
                        of(
                                "publishables",
                                members.stream()
                                        .map(member -> of("published", text("name", workspace + ":" + member.key()))
                                                .with("type", "layer"))
                                        .toList()),
                        of(
                                "styles",
                                members.stream()
                                        .map(member -> of("style", text("name", workspace + ":" + member.key())))
                                        .toList()))));
    }
}
