package org.hongxian.map.compare;

import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * One of the two versions that are held against each other: its features on the plane both are cut on. Vertices are taken there exactly,
 * as a delivery in another system is made; sides stay straight between them.
 */
final class ComparedVersion {

    private final LayerCatalogue catalogue;
    private final LayerVersion version;
    private final CrsDefinition crs;
    private final MeasuringPlane plane;
    private final MeasuringPlane.Way way;
    private final @Nullable Own own;

    /**
     * Where a version in another system than that of the plane is measured.
     *
     * @param back from the system of the plane to that of the version
     */
    private record Own(CoordinateTransformer back, MeasuringPlane.Way way) {}

    /**
     * @param plane made for {@code system}
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    ComparedVersion(LayerCatalogue catalogue, LayerVersion version, MeasuringPlane plane, CrsCode system) {
        this.catalogue = catalogue;
        this.version = version;
        this.crs = CrsCatalogue.get(version.crs());
        this.plane = plane;
        this.way = plane.from(version.crs());
        this.own = version.crs().equals(system)
                ? null
                : new Own(
                        CoordinateTransformer.between(system, version.crs()),
                        MeasuringPlane.of(
                                        version.crs(),
                                        catalogue.figures(version).envelope())
                                .from(version.crs()));
    }

    /** Takes a feature and where it lies on the plane. */
    @FunctionalInterface
    interface Visitor {

        void look(LayerFeature feature, Geometry ground);
    }

    /** Every feature whose box meets the given one of the plane, and some beside it; none that does not lie in its own system. */
    void visit(Envelope onPlane, Visitor visitor) {
        if (onPlane.isNull()) {
            return;
        }
        catalogue.visit(version.id(), way.fromPlane(onPlane), feature -> {
            if (FeaturePlaces.lies(feature, crs)) {
                visitor.look(feature, way.toPlane(feature.geometry()));
            }
        });
    }

    /**
     * In the system of the version itself, on the plane it is measured on.
     *
     * @param counted what of the ground counts; the very ground where all of it does
     * @param ground of the feature, on the plane
     */
    double squareMetres(LayerFeature feature, Geometry ground, Geometry counted) {
        if (own == null) {
            return counted.getArea();
        }
        Geometry kept = counted == ground ? feature.geometry() : own.back().transform(plane.toDrawing(counted));
        return own.way().toPlane(kept).getArea();
    }

    long features() {
        return version.featureCount();
    }

    /** Features that do not lie in their own system. */
    long unlocated() {
        return catalogue.figures(version).outside();
    }
}
