package org.hongxian.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Tells by the exact geometry whether so little of a parcel lies within a tile and its rim that rounding decides whether anything is left
 * of it, and where that little lies.
 */
final class ExactRim {

    /** Where what rounding decides about lies. */
    enum Hardly {
        /** Within some units of the outer edge of the rim, which no map shows. */
        AT_THE_EDGE,
        /** It reaches further in: as thin as rounding, and perhaps to be seen. */
        FURTHER_IN,
        /** There is too much of it for rounding to decide. */
        NOT_SO
    }

    private static final double MOST_SQUARE_UNITS = 4;
    /** A border is moved by up to 0.7 units when it is rounded, and by half a unit or so when points are left out before. */
    private static final double MOVED_UNITS = 1;
    /** How deep a corner of so few square units reaches that is not a needle. */
    private static final double EDGE_UNITS = 4;

    private static final int EXTENT = 4096;
    private static final int RIM = 64;

    private final PackedCoverage coverage;
    private final TileMatrixSet grid;
    private final CoordinateTransformer toGrid;
    private final Map<String, Integer> parcels = new HashMap<>();

    ExactRim(PackedCoverage coverage, TileMatrixSet grid) {
        this.coverage = coverage;
        this.grid = grid;
        this.toGrid = CoordinateTransformer.between(coverage.crs(), grid.crs());
        for (int parcel = 0; parcel < coverage.parcels(); parcel++) {
            parcels.put(coverage.id(parcel), parcel);
        }
    }

    Hardly hardly(String id, TileAddress address) {
        Envelope bounds = grid.bounds(address);
        double unit = bounds.getWidth() / EXTENT;
        Geometry exact = toGrid.transform(coverage.geometry(Objects.requireNonNull(parcels.get(id))));
        Geometry seen = OverlayNGRobust.overlay(exact, frame(bounds, RIM * unit), OverlayNG.INTERSECTION);
        if (seen.getArea() > MOST_SQUARE_UNITS * unit * unit
                || !seen.buffer(-MOVED_UNITS * unit).isEmpty()) {
            return Hardly.NOT_SO;
        }
        return seen.intersects(frame(bounds, (RIM - EDGE_UNITS) * unit)) ? Hardly.FURTHER_IN : Hardly.AT_THE_EDGE;
    }

    private static Geometry frame(Envelope bounds, double rim) {
        var frame = new Envelope(bounds);
        frame.expandBy(rim);
        return SeededCoverage.FACTORY.toGeometry(frame);
    }
}
