package org.hongxian.approval.planner.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.feature.GeometryJson;
import org.hongxian.map.layer.CodeMeanings;
import org.hongxian.map.layer.CodeMeanings.Meaning;
import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.SecrecyLevel;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.tile.TileMatrixSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What the REST of layers answers. Coordinates are easting first. */
final class LayerViews {

    private LayerViews() {}

    /** Everything a map needs to draw the current layers. */
    record Catalogue(MatrixSet matrixSet, List<Layer> layers, List<LayerStyle> styles) {}

    /**
     * @param waiting whether it waits for a decision and does not count
     * @param catalogue with this version as its only layer
     */
    record OneVersion(boolean waiting, Catalogue catalogue) {}

    record MatrixSet(
            String id,
            String crs,
            double originEasting,
            double originNorthing,
            double widthMetres,
            double heightMetres,
            int tileSizePixels,
            List<Double> resolutions) {

        static MatrixSet of(TileMatrixSet set) {
            return new MatrixSet(
                    set.id(),
                    set.crs().toString(),
                    set.west(),
                    set.north(),
                    set.width(),
                    set.height(),
                    set.tileSizePixels(),
                    set.resolutions());
        }
    }

    /** What those who keep a layer say of it; empty texts where they said nothing. */
    record About(String group, String ownerUnit, String contact, String description, String licence, String secrecy) {

        static About of(LayerMetadata metadata, LocalDate day, Locale locale) {
            return new About(
                    metadata.group(),
                    metadata.ownerUnit(),
                    metadata.contact(),
                    metadata.description(),
                    metadata.licence(),
                    SecrecyLevel.find(metadata.secrecy(), day)
                            .map(level -> level.name(locale))
                            .orElse(""));
        }
    }

    /**
     * @param crs of the layer as it is kept
     * @param bounds west, south, east, north of where the layer was surveyed, in the system of the grid; null when unknown there
     * @param tiles address of its tiles with {z}, {x}, {y} to be filled in
     * @param about what those who keep the layer say of it
     */
    record Layer(
            String layer,
            String title,
            int number,
            String crs,
            @Nullable LocalDate dataDate,
            long featureCount,
            String digest,
            String source,
            @Nullable List<Double> bounds,
            String tiles,
            About about) {

        static Layer of(LayerVersion version, TileMatrixSet set, About about) {
            return new Layer(
                    version.layer(),
                    version.title(),
                    version.number(),
                    version.crs().toString(),
                    version.dataDate(),
                    version.featureCount(),
                    version.digest(),
                    version.source(),
                    bounds(version, set.crs()),
                    "/tiles/" + version.layer() + "/" + set.id() + "/{z}/{x}/{y}.mvt?version=" + version.number(),
                    about);
        }

        private static @Nullable List<Double> bounds(LayerVersion version, CrsCode crs) {
            Geometry extent = version.extent();
            if (extent == null || extent.isEmpty()) {
                return null;
            }
            try {
                Envelope box =
                        CoordinateTransformer.between(version.crs(), crs).transform(extent.getEnvelopeInternal());
                return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
            } catch (DatumChangeException | CoordinateOutOfDomainException notThere) {
                return null;
            }
        }
    }

    /**
     * What one layer says about a point.
     *
     * @param classScheme classification its land classes are of; null for a layer without classes
     * @param asked false when the point cannot be taken into the system of the layer, so that nothing is known of it there
     * @param surveyed whether the layer was surveyed there at all; if not, finding no feature means nothing
     */
    record AtPoint(
            String layer,
            String title,
            int number,
            @Nullable LocalDate dataDate,
            @Nullable String classScheme,
            boolean asked,
            boolean surveyed,
            List<Feature> features) {

        static AtPoint notAsked(LayerVersion version, @Nullable String classScheme) {
            return new AtPoint(
                    version.layer(),
                    version.title(),
                    version.number(),
                    version.dataDate(),
                    classScheme,
                    false,
                    false,
                    List.of());
        }
    }

    /**
     * @param meanings of those attributes that hold codes, in the language of the question
     * @param classCode of the land class; null where the layer has none
     * @param className Chinese name of the land class; null where the layer has none or its classification lacks the code
     * @param areaSquareMetres planar, whatever system the layer is in; null for a feature that does not lie in that system
     * @param geometry as in GeoJSON, but in the reference system of the question; null unless asked for, and for a feature that has no
     *     place there
     */
    record Feature(
            String id,
            SortedMap<String, String> attributes,
            SortedMap<String, String> meanings,
            @Nullable String classCode,
            @Nullable String className,
            @Nullable String classNameEn,
            @Nullable Double areaSquareMetres,
            @JsonRawValue @Nullable String geometry) {

        /** @param places in the system of the question */
        static Feature of(
                LayerFeature feature,
                FeaturePlaces places,
                CodeMeanings meanings,
                Locale locale,
                boolean withGeometry) {
            Optional<Meaning> landClass = meanings.findClass(feature);
            return new Feature(
                    feature.id(),
                    new TreeMap<>(feature.attributes()),
                    meanings.of(feature, locale),
                    meanings.classCode(feature),
                    landClass.map(Meaning::nameZh).orElse(null),
                    landClass.map(Meaning::nameEn).orElse(null),
                    places.squareMetres(feature),
                    withGeometry ? places.find(feature).map(LayerViews::geoJson).orElse(null) : null);
        }
    }

    /** Every digit: drawing snaps to it. */
    private static String geoJson(Geometry geometry) {
        return GeometryJson.exact().text(Polygonal.areas(geometry));
    }

    /**
     * A GeoJSON feature collection with the reference system named, as the layer files have it.
     *
     * @param numberUnlocated features that have no place in that system, and so no geometry
     */
    record FeatureCollection(
            String type,
            Map<String, Object> crs,
            List<FeatureView> features,
            int numberReturned,
            long numberUnlocated,
            boolean truncated) {}

    record FeatureView(
            String type,
            String id,
            SortedMap<String, String> properties,
            @JsonRawValue @Nullable String geometry) {

        static FeatureView of(LayerFeature feature, FeaturePlaces places) {
            return new FeatureView(
                    "Feature",
                    feature.id(),
                    new TreeMap<>(feature.attributes()),
                    places.find(feature).map(LayerViews::geoJson).orElse(null));
        }
    }
}
