package org.hongxian.approval.mapservice.internal.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A link of an OGC document. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OgcLink(
        String href,
        String rel,
        String type,
        @Nullable String title,
        @Nullable Boolean templated) {

    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String SCHEMA = "application/schema+json";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    static final String HTML = "text/html";
    static final String VECTOR_TILE = "application/vnd.mapbox-vector-tile";

    static OgcLink of(String href, String rel, String type, String title) {
        return new OgcLink(href, rel, type, title, null);
    }

    static OgcLink template(String href, String rel, String type, String title) {
        return new OgcLink(href, rel, type, title, true);
    }
}
