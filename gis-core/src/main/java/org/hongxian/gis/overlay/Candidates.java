package org.hongxian.gis.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.MeasuringPlane;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * The features of one layer that may share area with a red line, in the measuring plane, ascending by id.
 *
 * @param repaired ids of invalid features, repaired for the calculation only
 * @param ignored ids of features that are no areas, or of which repairing leaves no area; they take no part
 */
record Candidates(List<Candidate> candidates, List<String> repaired, List<String> ignored) {

    /** @param geometry valid, in the measuring plane */
    record Candidate(String id, Map<String, String> attributes, Geometry geometry) {}

    /**
     * @param way between the CRS of the layer and the measuring plane
     * @param redLine in the measuring plane
     */
    static Candidates of(LayerSource layer, MeasuringPlane.Way way, MultiPolygon redLine) {
        var found = new TreeMap<String, LayerFeature>();
        for (Envelope tile : RedLineTiles.of(redLine)) {
            layer.visit(way.fromPlane(tile), feature -> {
                LayerFeature known = found.put(feature.id(), feature);
                if (known != null && !known.geometry().equalsExact(feature.geometry())) {
                    throw new IllegalStateException(
                            "layer " + layer.layer() + " has two features with the id " + feature.id());
                }
            });
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(redLine);
        var candidates = new ArrayList<Candidate>();
        var repaired = new ArrayList<String>();
        var ignored = new ArrayList<String>();
        for (LayerFeature feature : found.values()) {
            Geometry geometry = way.toPlane(feature.geometry());
            if (!redLine.getEnvelopeInternal().intersects(geometry.getEnvelopeInternal())) {
                continue;
            }
            if (geometry.getDimension() < 2) {
                ignored.add(feature.id());
                continue;
            }
            if (!Polygonal.isValid(geometry)) {
                geometry = Polygonal.repaired(geometry);
                (geometry.isEmpty() ? ignored : repaired).add(feature.id());
            }
            if (prepared.intersects(geometry)) {
                candidates.add(new Candidate(feature.id(), feature.attributes(), geometry));
            }
        }
        return new Candidates(candidates, repaired, ignored);
    }
}
