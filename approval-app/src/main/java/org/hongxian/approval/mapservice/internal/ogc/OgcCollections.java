package org.hongxian.approval.mapservice.internal.ogc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.approval.layerkeeping.LayerTitles;
import org.hongxian.map.feature.ServedCrs;
import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.layer.LayerVersion;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A layer as the description of a collection. */
@Component
class OgcCollections {

    private final OgcLayers layers;
    private final LayerRegister register;
    private final LayerTitles titles;
    private final MessageSource messages;

    OgcCollections(OgcLayers layers, LayerRegister register, LayerTitles titles, MessageSource messages) {
        this.layers = layers;
        this.register = register;
        this.titles = titles;
        this.messages = messages;
    }

    Map<String, Object> describe(LayerVersion version, OgcRequest asked, Locale locale) {
        LayerMetadata about = register.metadata(version.layer());
        String path = "/ogc/collections/" + version.layer();
        var collection = new LinkedHashMap<String, Object>();
        collection.put("id", version.layer());
        String title = titles.of(version, locale);
        collection.put("title", title);
        collection.put("description", description(version, about, locale));
        if (!about.ownerUnit().isEmpty()) {
            collection.put("attribution", about.ownerUnit());
        }
        collection.put("itemType", "feature");
        collection.put("extent", extent(version));
        collection.put(
                "crs", layers.systems(version).stream().map(ServedCrs::uri).toList());
        collection.put("storageCrs", layers.storage(version).uri());
        collection.put(
                "links",
                List.of(
                        link(asked, path, "self", OgcLink.JSON, title),
                        link(asked, path + "/items", "items", OgcLink.GEOJSON, text("items", locale)),
                        link(
                                asked,
                                path + "/queryables",
                                "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                                OgcLink.SCHEMA,
                                text("queryables", locale)),
                        link(
                                asked,
                                path + "/schema",
                                "http://www.opengis.net/def/rel/ogc/1.0/schema",
                                OgcLink.SCHEMA,
                                text("schema", locale)),
                        link(
                                asked,
                                path + "/tiles",
                                "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                                OgcLink.JSON,
                                text("tiles", locale))));
        return collection;
    }

    private String description(LayerVersion version, LayerMetadata about, Locale locale) {
        var sentences = new ArrayList<String>();
        if (!about.description().isEmpty()) {
            sentences.add(about.description());
        }
        Object[] facts = {
            version.number(), version.dataDate() == null ? "—" : version.dataDate(), version.featureCount()
        };
        sentences.add(messages.getMessage("mapservice.ogc.version", facts, locale));
        long unlocated = layers.unlocated(version);
        if (unlocated > 0) {
            Object[] outside = {unlocated, version.crs().toString()};
            sentences.add(messages.getMessage("mapservice.ogc.outside", outside, locale));
        }
        if (!about.licence().isEmpty()) {
            sentences.add(about.licence());
        }
        return String.join(" ", sentences);
    }

    private Map<String, Object> extent(LayerVersion version) {
        var extent = new LinkedHashMap<String, Object>();
        layers.bounds(version, ServedCrs.CRS84.code()).ifPresent(box -> {
            var bounds = List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
            extent.put("spatial", Map.of("bbox", List.of(bounds), "crs", ServedCrs.CRS84.uri()));
        });
        if (version.dataDate() != null) {
            String day = version.dataDate() + "T00:00:00Z";
            extent.put("temporal", Map.of("interval", List.of(Arrays.asList(day, day))));
        }
        return extent;
    }

    private static OgcLink link(OgcRequest asked, String path, String rel, String type, String title) {
        return OgcLink.of(asked.address(path), rel, type, title);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage("mapservice.ogc." + key, null, locale);
    }
}
