package org.hongxian.approval.mapservice.internal.ogc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeatureJson;
import org.hongxian.map.feature.FeatureReader;
import org.hongxian.map.feature.FeatureSelection;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.feature.ServedCrs;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Features of a collection, page by page, written while they are read: memory does not grow with the page.
 *
 * <p>A page ends at its limit, at {@value #MOST_VERTICES} vertices, or after {@value #MOST_EXAMINED} features that do not match; in each
 * case a link leads on. So many pages are made at once; who comes then waits a little, and is sent away if that does not help.
 */
@RestController
class OgcItems {

    static final int MOST_EXAMINED = 100_000;
    static final int MOST_VERTICES = 1_000_000;
    private static final int MOST_AT_ONCE = 8;
    private static final int PATIENCE_SECONDS = 20;

    private final OgcLayers layers;
    private final LayerCatalogue catalogue;
    private final FeatureReader reader;
    private final MessageSource messages;
    private final Clock clock;
    /** A page that failed half-way must not be closed as if it were whole. */
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .build())
            .build();

    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    OgcItems(OgcLayers layers, LayerCatalogue catalogue, MessageSource messages, Clock clock) {
        this.layers = layers;
        this.catalogue = catalogue;
        this.reader = new FeatureReader(catalogue);
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/ogc/collections/{layer}/items")
    void items(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        LayerVersion version = layers.get(layer, Optional.ofNullable(request.getParameter(ItemsQuery.VERSION)));
        LayerFields fields = layers.fields(version);
        OgcRequest asked = OgcRequest.ofJson(request, ItemsQuery.parameters(fields));
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw OgcRefusal.busy();
        }
        try {
            var stored = new ItemsQuery.Stored(version.crs(), layers.extent(version));
            ItemsQuery query = ItemsQuery.read(asked, fields, layers.systems(version), stored, version.dataDate());
            if (!query.after().isEmpty()
                    && catalogue.find(version.id(), query.after()).isEmpty()) {
                throw OgcRefusal.wrong("after", query.after());
            }
            head(response, query.crs());
            write(asked, version, fields, query, response.getOutputStream());
        } finally {
            places.release();
        }
    }

    private void write(OgcRequest asked, LayerVersion version, LayerFields fields, ItemsQuery query, OutputStream out) {
        var writer = new FeatureJson(fields, version.crs(), query.crs());
        var returned = new int[1];
        var vertices = new int[1];
        var unlocated = new Unlocated(version, query.crs());
        try (JsonGenerator page = json.createGenerator(out)) {
            page.writeStartObject();
            page.writeStringProperty("type", "FeatureCollection");
            page.writeStringProperty(
                    "timeStamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            if (query.everything()) {
                page.writeNumberProperty("numberMatched", version.featureCount());
            }
            page.writeName("features");
            page.writeStartArray();
            Optional<String> next = query.nothing()
                    ? Optional.empty()
                    : reader.readWhile(selection(version, query), feature -> {
                        if (!writer.write(page, feature)) {
                            unlocated.add(feature.id());
                        }
                        returned[0]++;
                        vertices[0] += feature.geometry().getNumPoints();
                        return vertices[0] < MOST_VERTICES;
                    });
            page.writeEndArray();
            page.writeNumberProperty("numberReturned", returned[0]);
            unlocated.write(page, messages);
            page.writeName("links");
            page.writeStartArray();
            link(page, asked.here(), "self", OgcLink.GEOJSON);
            link(page, asked.address("/ogc/collections/" + version.layer()), "collection", OgcLink.JSON);
            next.ifPresent(after -> link(page, asked.with(ItemsQuery.AFTER, after), "next", OgcLink.GEOJSON));
            page.writeEndArray();
            page.writeEndObject();
        }
    }

    private static FeatureSelection selection(LayerVersion version, ItemsQuery query) {
        return new FeatureSelection(version, query.area(), query.filter(), query.after(), query.limit(), MOST_EXAMINED);
    }

    @GetMapping("/ogc/collections/{layer}/items/{feature}")
    void item(
            @PathVariable String layer,
            @PathVariable String feature,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of("crs", ItemsQuery.VERSION));
        LayerVersion version = layers.get(layer, asked.find(ItemsQuery.VERSION));
        ServedCrs crs = ItemsQuery.system(asked, "crs", layers.systems(version));
        LayerFeature found = catalogue
                .find(version.id(), feature)
                .orElseThrow(() -> OgcRefusal.missing("no-feature", layer, feature));
        head(response, crs);
        var writer = new FeatureJson(layers.fields(version), version.crs(), crs);
        try (JsonGenerator page = json.createGenerator(response.getOutputStream())) {
            writer.begin(page, found);
            page.writeName("links");
            page.writeStartArray();
            link(page, asked.here(), "self", OgcLink.GEOJSON);
            link(page, asked.address("/ogc/collections/" + layer), "collection", OgcLink.JSON);
            page.writeEndArray();
            page.writeEndObject();
        }
    }

    private static void head(HttpServletResponse response, ServedCrs crs) {
        response.setContentType(OgcLink.GEOJSON);
        response.setHeader("Content-Crs", "<" + crs.uri() + ">");
        response.setHeader("Cache-Control", "private, no-cache");
    }

    private static void link(JsonGenerator page, String href, String rel, String type) {
        page.writeStartObject();
        page.writeStringProperty("href", href);
        page.writeStringProperty("rel", rel);
        page.writeStringProperty("type", type);
        page.writeEndObject();
    }
}
