package org.hongxian.approval.desk.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is sent to the desk. Everything may be missing; who reads it says what must not be. */
final class Questions {

    private Questions() {}

    /**
     * Where: a shape, an administrative division, or an uploaded file.
     *
     * @param geometry GeoJSON, easting (longitude) first, in {@code crs}
     * @param crs of the geometry; that of the map where missing
     */
    record Area(
            @Nullable JsonNode geometry,
            @Nullable String crs,
            @Nullable Double bufferMetres,
            @Nullable String unit,
            @Nullable String upload) {}

    /** @param crs of the answer; that of the map where missing */
    record Outline(@Nullable Area area, @Nullable String crs) {}

    /**
     * @param filterCrs of the shapes in the filter, EPSG:code, easting first; that of the layer where missing
     * @param crs of boxes and geometries in the answer; that of the layer where missing or of another datum
     */
    record Features(
            @Nullable String layer,
            @Nullable Integer version,
            @Nullable String filter,
            @Nullable String filterCrs,
            @Nullable Area area,
            @Nullable String after,
            @Nullable Integer limit,
            @Nullable Boolean geometry,
            @Nullable String crs) {}

    /** @param filterCrs as for {@link Features} */
    record Statistics(
            @Nullable String layer,
            @Nullable Integer version,
            @Nullable String filter,
            @Nullable String filterCrs,
            @Nullable Area area,
            @Nullable List<@Nullable String> by,
            @Nullable String measure) {}

    /** @param filterCrs as for {@link Features} */
    record Export(
            @Nullable String layer,
            @Nullable Integer version,
            @Nullable String filter,
            @Nullable String filterCrs,
            @Nullable Area area,
            @Nullable Boolean clip,
            @Nullable String format) {}

    record Outlook(@Nullable Area area, @Nullable String county) {}

    /** @param opacity 0 to 1, 1 where missing */
    record SheetLayer(
            @Nullable String layer,
            @Nullable Integer version,
            @Nullable Double opacity) {}

    record SheetShape(@Nullable JsonNode geometry, @Nullable String label) {}

    /**
     * @param scale denominator
     * @param crs the zone the sheet is drawn in, and of centre and shapes; that of the map where missing
     * @param centre easting and northing of the middle of the frame
     * @param layers lowest first
     */
    record Sheet(
            @Nullable String title,
            @Nullable Integer scale,
            @Nullable String paper,
            @Nullable Boolean landscape,
            @Nullable String crs,
            @Nullable List<@Nullable Double> centre,
            @Nullable List<@Nullable SheetLayer> layers,
            @Nullable List<@Nullable SheetShape> shapes,
            @Nullable String notes) {}
}
