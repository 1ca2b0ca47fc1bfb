package org.hongxian.bench;

import java.util.HashMap;
import java.util.Map;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.packed.DirectOverlay;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.PieceSink;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Clips the same parcels as geometries, one by one, and compares. */
final class GeometryCheck {

    private final PackedCoverage coverage;
    private final DirectOverlay overlay;

    GeometryCheck(PackedCoverage coverage) {
        this.coverage = coverage;
        this.overlay = new DirectOverlay(coverage);
    }

    /** The largest difference of a parcel as a share of what is allowed: 1e-6 m² or 1e-9 of the piece, whichever is more. */
    double largestExcess(MultiPolygon redLine) {
        Map<Integer, Double> parts = new HashMap<>();
        overlay.measure(redLine, new PieceSink() {
            @Override
            public void whole(int from, int to) {
                // Boxes within the red line need no clipping by either method.
            }

            @Override
            public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
                parts.merge(parcel, planarSquareMetres, Double::sum);
            }
        });
        double largest = 0;
        for (Map.Entry<Integer, Double> part : parts.entrySet()) {
            MultiPolygon parcel = coverage.geometry(part.getKey());
            Geometry near = OverlayNGRobust.overlay(
                    redLine, redLine.getFactory().toGeometry(parcel.getEnvelopeInternal()), OverlayNG.INTERSECTION);
            double expected = Polygonal.intersection(near, parcel).getArea();
            double allowed = Math.max(1e-6, 1e-9 * expected);
            largest = Math.max(largest, Math.abs(part.getValue() - expected) / allowed);
        }
        return largest;
    }
}
