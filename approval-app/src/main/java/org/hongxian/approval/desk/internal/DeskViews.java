package org.hongxian.approval.desk.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.feature.GeometryJson;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.KeyName;
import org.hongxian.map.statistics.StatisticsTable;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What the desk answers. Coordinates are easting (longitude) first, in {@code crs}. */
final class DeskViews {

    private DeskViews() {}

    /** GeoJSON, in the given system. */
    static String geoJson(Geometry geometry, CrsCode crs) {
        return GeometryJson.rounded(crs).text(geometry);
    }

    /** West, south, east, north. */
    static List<Double> bbox(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /**
     * @param areaSquareMetres on the plane of the system the area came in
     * @param centralMeridianDegrees of that plane
     * @param ellipsoidalSquareMetres null where the datum has none, or the boundary is too long for it
     */
    record Outline(
            @JsonRawValue String outline,
            String crs,
            double areaSquareMetres,
            double centralMeridianDegrees,
            @Nullable Double ellipsoidalSquareMetres,
            List<Double> bbox,
            String title) {

        static Outline of(AskedAreas.AskedArea area) {
            return new Outline(
                    geoJson(area.ground(), area.crs()),
                    area.crs().toString(),
                    area.measured().planarSquareMetres(),
                    area.measured().centralMeridianDegrees(),
                    area.measured().ellipsoidalSquareMetres(),
                    DeskViews.bbox(area.ground()),
                    area.title());
        }
    }

    record PlotView(String name, double areaSquareMetres) {}

    /**
     * @param assumptions what the file leaves open and how it was read, in words
     * @param findings what is wrong with the file, in words; the area is of use nevertheless
     * @param repaired whether an outline had to be made valid before it had an area
     */
    record Uploaded(
            String token,
            @JsonRawValue String outline,
            String crs,
            double areaSquareMetres,
            List<PlotView> plots,
            List<String> assumptions,
            List<String> findings,
            boolean repaired) {}

    /**
     * @param total of all pages; null when there are more than were gone through to count them
     * @param totalSquareMetres of these on the plane, each feature whole; null where they were not counted, or have no plane
     * @param outsideDataShare of the area, where the layer was never surveyed: 0 to 1; null without an area, or where the layer does not
     *     say
     * @param next to go on after; null on the last page
     */
    record Features(
            String layer,
            int version,
            @Nullable LocalDate dataDate,
            String crs,
            List<Feature> features,
            @Nullable Long total,
            @Nullable Double totalSquareMetres,
            @Nullable Double outsideDataShare,
            @Nullable String next) {}

    /**
     * @param meanings of those attributes that hold codes, in the language of the question
     * @param classCode of the land class; null where the layer has none, as the names where the classification lacks the code
     * @param areaSquareMetres null for a feature that does not lie in the system of its layer
     * @param bbox null for a feature that has no place in the system asked for, as is the geometry
     */
    record Feature(
            String id,
            SortedMap<String, String> attributes,
            SortedMap<String, String> meanings,
            @Nullable String classCode,
            @Nullable String className,
            @Nullable String classNameEn,
            @Nullable Double areaSquareMetres,
            @Nullable List<Double> bbox,
            @JsonRawValue @Nullable String geometry) {}

    /**
     * @param values all there are, where they are few
     * @param meanings of those values that are codes, in the language of the question
     * @param groupable whether statistics can be made by it at once
     */
    record Field(
            String name,
            @Nullable String title,
            @Nullable String titleEn,
            String kind,
            @Nullable List<String> values,
            Map<String, String> meanings,
            boolean groupable) {}

    record Fields(String layer, int version, List<Field> fields, List<String> derived) {}

    /**
     * @param unlocated features that do not lie in the system of the layer, and so are in none of the rows
     * @param outsideDataShare as in {@link Features}
     */
    record Statistics(
            String layer,
            int version,
            @Nullable LocalDate dataDate,
            String crs,
            String measure,
            List<String> by,
            String method,
            List<StatisticsRow> rows,
            Total total,
            StatisticsTable.Closure closure,
            long unlocated,
            @Nullable Double outsideDataShare) {

        static Statistics of(
                LayerVersion version,
                StatisticsTable.Measure measure,
                StatisticsTable table,
                @Nullable Double outsideDataShare) {
            return new Statistics(
                    version.layer(),
                    version.number(),
                    version.dataDate(),
                    version.crs().toString(),
                    measure == StatisticsTable.Measure.PLANAR ? "planar" : "ellipsoidal",
                    table.by(),
                    table.fromFiles() ? "coverage-file" : "geometries",
                    table.rows().stream().map(StatisticsRow::of).toList(),
                    Total.of(table.total()),
                    table.closure(),
                    table.unlocated(),
                    outsideDataShare);
        }
    }

    record Total(long count, double squareMetres, BigDecimal hectares, BigDecimal mu) {

        static Total of(StatisticsTable.Total total) {
            return new Total(total.features(), total.squareMetres(), total.hectares(), total.mu());
        }
    }

    record StatisticsRow(
            List<String> key,
            List<String> names,
            List<String> namesEn,
            long count,
            double squareMetres,
            BigDecimal hectares,
            BigDecimal mu,
            double share) {

        static StatisticsRow of(StatisticsTable.Row row) {
            return new StatisticsRow(
                    row.key(),
                    row.names().stream().map(KeyName::zh).toList(),
                    row.names().stream().map(KeyName::en).toList(),
                    row.features(),
                    row.squareMetres(),
                    row.hectares(),
                    row.mu(),
                    row.share());
        }
    }
}
