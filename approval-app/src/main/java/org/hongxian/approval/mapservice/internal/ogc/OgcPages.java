package org.hongxian.approval.mapservice.internal.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.SurveyFields.Kind;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the service is and has: landing page, conformance, description, collections and their attributes. */
@Controller
class OgcPages {

    /** What is implemented, and nothing else. */
    static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt");

    private static final MediaType OPENAPI = MediaType.parseMediaType(OgcLink.OPENAPI);
    private static final MediaType SCHEMA = MediaType.parseMediaType(OgcLink.SCHEMA);

    private final OgcLayers layers;
    private final OgcCollections collections;
    private final MessageSource messages;
    private final JsonMapper json = JsonMapper.builder().build();

    OgcPages(OgcLayers layers, OgcCollections collections, MessageSource messages) {
        this.layers = layers;
        this.collections = collections;
        this.messages = messages;
    }

    @GetMapping("/ogc")
    Object landing(HttpServletRequest request, Locale locale) {
        OgcRequest asked = OgcRequest.of(request, Set.of("lang"));
        if (asked.wantsPage()) {
            return new ModelAndView(
                    "mapservice/ogc",
                    Map.of(
                            "address", asked.address("/ogc"),
                            "tiles", asked.address("/tiles"),
                            "styles", asked.address("/api/v1/styles"),
                            "layers", layers.current()));
        }
        var links = List.of(
                OgcLink.of(asked.address("/ogc"), "self", OgcLink.JSON, text("landing", locale)),
                OgcLink.of(asked.address("/ogc?f=html"), "alternate", OgcLink.HTML, text("landing", locale)),
                OgcLink.of(asked.address("/ogc/api"), "service-desc", OgcLink.OPENAPI, text("api", locale)),
                OgcLink.of(asked.address("/ogc?f=html"), "service-doc", OgcLink.HTML, text("api", locale)),
                OgcLink.of(asked.address("/ogc/conformance"), "conformance", OgcLink.JSON, text("conformance", locale)),
                OgcLink.of(asked.address("/ogc/collections"), "data", OgcLink.JSON, text("collections", locale)),
                OgcLink.of(
                        asked.address("/ogc/tileMatrixSets"),
                        "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                        OgcLink.JSON,
                        text("tile-matrix-sets", locale)));
        return answer(
                MediaType.APPLICATION_JSON,
                Map.of("title", text("title", locale), "description", text("description", locale), "links", links));
    }

    @GetMapping("/ogc/conformance")
    ResponseEntity<Object> conformance(HttpServletRequest request) {
        OgcRequest.ofJson(request, Set.of());
        return answer(MediaType.APPLICATION_JSON, Map.of("conformsTo", CONFORMANCE));
    }

    @GetMapping("/ogc/api")
    ResponseEntity<Object> api(HttpServletRequest request) throws IOException {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of());
        try (InputStream in = new ClassPathResource("mapservice/ogc-openapi.json").getInputStream()) {
            var description = (ObjectNode) json.readTree(in);
            description.putArray("servers").addObject().put("url", asked.address("/ogc"));
            return answer(OPENAPI, description);
        }
    }

    @GetMapping("/ogc/collections")
    ResponseEntity<Object> collections(HttpServletRequest request, Locale locale) {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of());
        var list = new ArrayList<Object>();
        layers.current().forEach(version -> list.add(collections.describe(version, asked, locale)));
        return answer(
                MediaType.APPLICATION_JSON,
                Map.of(
                        "links",
                        List.of(OgcLink.of(
                                asked.address("/ogc/collections"), "self", OgcLink.JSON, text("collections", locale))),
                        "collections",
                        list));
    }

    @GetMapping("/ogc/collections/{layer}")
    ResponseEntity<Object> collection(@PathVariable String layer, HttpServletRequest request, Locale locale) {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of(ItemsQuery.VERSION));
        LayerVersion version = layers.get(layer, asked.find(ItemsQuery.VERSION));
        return answer(MediaType.APPLICATION_JSON, collections.describe(version, asked, locale));
    }

    @GetMapping("/ogc/collections/{layer}/queryables")
    ResponseEntity<Object> queryables(@PathVariable String layer, HttpServletRequest request, Locale locale) {
        return schema(layer, "queryables", request, locale);
    }

    @GetMapping("/ogc/collections/{layer}/schema")
    ResponseEntity<Object> schema(@PathVariable String layer, HttpServletRequest request, Locale locale) {
        return schema(layer, "schema", request, locale);
    }

    private ResponseEntity<Object> schema(String layer, String name, HttpServletRequest request, Locale locale) {
        OgcRequest asked = OgcRequest.ofJson(request, Set.of(ItemsQuery.VERSION));
        LayerVersion version = layers.get(layer, asked.find(ItemsQuery.VERSION));
        boolean chinese = !locale.getLanguage().equals("en");
        var properties = new LinkedHashMap<String, Object>();
        properties.put(
                LayerFields.GEOMETRY,
                Map.of(
                        "title", text("geometry", locale),
                        "x-ogc-role", "primary-geometry",
                        "format", "geometry-any"));
        layers.fields(version)
                .fields()
                .forEach(field -> properties.put(
                        field.name(),
                        Map.of(
                                "title", chinese ? field.nameZh() : field.nameEn(),
                                "type", field.kind() == Kind.NUMBER ? "number" : "string")));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", asked.address("/ogc/collections/" + layer + "/" + name));
        schema.put("type", "object");
        schema.put("title", version.title());
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return answer(SCHEMA, schema);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage("mapservice.ogc." + key, null, locale);
    }

    static ResponseEntity<Object> answer(MediaType type, Object body) {
        return ResponseEntity.ok().contentType(type).body(body);
    }
}
