package org.hongxian.approval.planner.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.planner.internal.LayerClasses.ClassView;
import org.hongxian.approval.planner.internal.LayerViews.About;
import org.hongxian.approval.planner.internal.LayerViews.AtPoint;
import org.hongxian.approval.planner.internal.LayerViews.Catalogue;
import org.hongxian.approval.planner.internal.LayerViews.Feature;
import org.hongxian.approval.planner.internal.LayerViews.FeatureCollection;
import org.hongxian.approval.planner.internal.LayerViews.FeatureView;
import org.hongxian.approval.planner.internal.LayerViews.Layer;
import org.hongxian.approval.planner.internal.LayerViews.MatrixSet;
import org.hongxian.approval.planner.internal.LayerViews.OneVersion;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.feature.FeaturesAtPoint;
import org.hongxian.map.feature.GeometryJson;
import org.hongxian.map.layer.CodeMeanings;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.region.RegionGrid;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.tile.TileMatrixSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The current layers: what there is, what lies at a point, what lies in a box. Officials only; see the route rules. */
@RestController
@RequestMapping("/api/v1/layers")
class LayerRest {

    private static final int MOST_AT_A_POINT = 50;
    private static final int MOST_IN_A_BOX = 1000;

    private final RegionGrid grid;
    private final VisibleLayers visible;
    private final LayerCatalogue catalogue;
    private final FeaturesAtPoint atPoint;
    private final LayerRegister register;
    private final LayerClasses classes;
    private final StyleBook styles;
    private final Clock clock;

    LayerRest(
            RegionGrid grid,
            VisibleLayers visible,
            LayerCatalogue catalogue,
            LayerRegister register,
            LayerClasses classes,
            StyleBook styles,
            Clock clock) {
        this.grid = grid;
        this.visible = visible;
        this.catalogue = catalogue;
        this.atPoint = new FeaturesAtPoint(catalogue);
        this.register = register;
        this.classes = classes;
        this.styles = styles;
        this.clock = clock;
    }

    /** @param crs EPSG:code of a three-degree zone to draw the map in; with any other system it is that of the region */
    @GetMapping
    Catalogue layers(@RequestParam(required = false) @Nullable String crs, Locale locale) {
        TileMatrixSet region = grid.get();
        TileMatrixSet drawn =
                RegionGrid.find(AskedSystems.read(crs, region.crs())).orElse(region);
        return catalogue(visible.current(), drawn, locale);
    }

    /** One version by its number: one that counts or once counted or, for those who may decide it, one that waits. */
    @GetMapping("/{layer}/versions/{number}")
    OneVersion version(@PathVariable String layer, @PathVariable int number, Locale locale) {
        Optional<LayerVersion> counted = visible.find(layer, number);
        LayerVersion version = counted.or(() -> visible.findWaiting(layer, number))
                .orElseThrow(() -> new RefusedQuestionException(404, "unknown-version", layer, number));
        return new OneVersion(counted.isEmpty(), catalogue(List.of(version), grid.get(), locale));
    }

    private Catalogue catalogue(List<LayerVersion> versions, TileMatrixSet drawn, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        return new Catalogue(
                MatrixSet.of(drawn),
                versions.stream()
                        .map(version ->
                                Layer.of(version, drawn, About.of(register.metadata(version.layer()), today, locale)))
                        .toList(),
                looks(versions));
    }

    /** In drawing order; layers have the colours of the classification their current version is coded by. */
    private List<LayerStyle> looks(List<LayerVersion> versions) {
        return styles.with(versions.stream()
                        .map(version -> styles.look(version.layer(), version.title(), version.classes()))
                        .toList())
                .layers();
    }

    /**
     * What every layer says about a point; a point on a boundary belongs to both sides. Layers in another system are asked with the
     * point taken there; where that is not possible the answer says that the layer was not asked.
     *
     * @param crs of the point and of the geometries in the answer, EPSG:code; that of the map where missing
     */
    @GetMapping("/identify")
    List<AtPoint> identify(
            @RequestParam String easting,
            @RequestParam String northing,
            @RequestParam(defaultValue = "false") boolean geometry,
            @RequestParam(required = false) @Nullable String crs,
            Locale locale) {
        CrsCode system = AskedSystems.read(crs, grid.crs());
        var point = new Coordinate(number("easting", easting), number("northing", northing));
        return visible.current().stream()
                .map(version -> atPoint(version, system, point, geometry, locale))
                .toList();
    }

    /**
     * Features whose envelope meets the box, by id.
     *
     * @param crs of the box and of the geometries in the answer, EPSG:code; that of the layer where missing
     */
    @GetMapping("/{layer}/features")
    FeatureCollection features(
            @PathVariable String layer,
            @RequestParam String bbox,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String crs) {
        LayerVersion version = current(layer);
        if (limit < 1 || limit > MOST_IN_A_BOX) {
            throw new RefusedQuestionException(400, "limit", MOST_IN_A_BOX);
        }
        CrsCode system = AskedSystems.read(crs, version.crs());
        CoordinateTransformer toLayer = AskedSystems.between(system, version.crs());
        var places = FeaturePlaces.of(version.crs(), system);
        Envelope box = AskedSystems.in(system, () -> toLayer.transform(box(bbox)));
        List<LayerFeature> found = catalogue.list(version.id(), box, limit + 1);
        List<FeatureView> shown = found.stream()
                .limit(limit)
                .map(feature -> FeatureView.of(feature, places))
                .toList();
        return new FeatureCollection(
                "FeatureCollection",
                Map.of("type", "name", "properties", Map.of("name", GeometryJson.nameOf(system))),
                shown,
                shown.size(),
                shown.stream().filter(feature -> feature.geometry() == null).count(),
                found.size() > limit);
    }

    /** The land classes the current version of a layer has, by code; none for a layer without classes. */
    @GetMapping("/{layer}/classes")
    List<ClassView> classes(@PathVariable String layer) {
        return classes.of(current(layer));
    }

    private LayerVersion current(String layer) {
        return visible.find(layer).orElseThrow(() -> new RefusedQuestionException(404, "unknown-layer", layer));
    }

    private AtPoint atPoint(
            LayerVersion version, CrsCode system, Coordinate asked, boolean withGeometry, Locale locale) {
        LandClassCoding coding = version.classes();
        String scheme = coding == null ? null : coding.scheme();
        FeaturePlaces places;
        Coordinate point;
        try {
            places = FeaturePlaces.of(version.crs(), system);
            point = CoordinateTransformer.between(system, version.crs()).transform(asked.getX(), asked.getY());
        } catch (DatumChangeException | CoordinateOutOfDomainException notThere) {
            return AtPoint.notAsked(version, scheme);
        }
        // Classes are read as they are today, not as on the day the server started.
        CodeMeanings meanings = CodeMeanings.of(coding, LocalDate.now(clock));
        List<Feature> features = atPoint.find(version, point, MOST_AT_A_POINT).stream()
                .map(feature -> Feature.of(feature, places, meanings, locale, withGeometry))
                .toList();
        boolean surveyed = FeaturesAtPoint.isSurveyed(version, point);
        return new AtPoint(
                version.layer(),
                version.title(),
                version.number(),
                version.dataDate(),
                scheme,
                true,
                surveyed,
                features);
    }

    private static Envelope box(String text) {
        String[] sides = text.split(",", -1);
        if (sides.length != 4) {
            throw new RefusedQuestionException(400, "box");
        }
        double west = number("bbox", sides[0]);
        double south = number("bbox", sides[1]);
        double east = number("bbox", sides[2]);
        double north = number("bbox", sides[3]);
        if (west > east || south > north) {
            throw new RefusedQuestionException(400, "box");
        }
        return new Envelope(west, east, south, north);
    }

    private static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Math.abs(value) <= ReadLimits.LARGEST_COORDINATE) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for every other unusable value.
        }
        throw new RefusedQuestionException(400, "number", name);
    }
}
