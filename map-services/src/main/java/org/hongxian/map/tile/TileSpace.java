package org.hongxian.map.tile;

import java.util.List;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.PrecisionReducer;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** From the ground into one tile's own units: {@value #EXTENT} a side, row downwards, with a rim so that outlines stay hidden. */
final class TileSpace {

    static final int EXTENT = 4096;

    private static final int RIM = 64;
    /** Under half a screen pixel, so that what neighbours lose apart from each other cannot be seen. */
    private static final double TOLERANCE = 3;
    /** Snapping grid of dissolved areas: half a screen pixel. */
    private static final double DISSOLVED_UNITS = 4;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final PrecisionModel WHOLE_UNITS = new PrecisionModel(1);
    private static final PrecisionModel DISSOLVED_GRID = new PrecisionModel(1 / DISSOLVED_UNITS);

    private final double unitMetres;
    private final AffineTransformation toUnits;
    private final Envelope rim = new Envelope(-RIM, EXTENT + RIM, -RIM, EXTENT + RIM);

    TileSpace(Envelope tile) {
        this.unitMetres = tile.getWidth() / EXTENT;
        // Shifting first keeps the eight digits of an easting out of the multiplication.
        this.toUnits = AffineTransformation.translationInstance(-tile.getMinX(), -tile.getMaxY())
                .scale(1 / unitMetres, -1 / unitMetres);
    }

    /** What must be looked at on the ground to draw the tile. */
    Envelope groundWithRim(Envelope tile) {
        var ground = new Envelope(tile);
        ground.expandBy(RIM * unitMetres);
        return ground;
    }

    double squareUnits(Geometry ground) {
        return ground.getArea() / (unitMetres * unitMetres);
    }

    /** One feature: simplified, clipped, in whole units, valid; empty when nothing visible is left. */
    Geometry feature(Geometry ground) {
        Geometry units = toUnits.transform(ground);
        return rounded(clipped(DouglasPeuckerSimplifier.simplify(units, TOLERANCE)), WHOLE_UNITS);
    }

    /** Neighbours grown together. Fast where they share their edges exactly, as a coverage does; right also where not. */
    Geometry dissolved(List<Geometry> ground) {
        Geometry[] units = ground.stream().map(toUnits::transform).toArray(Geometry[]::new);
        try {
            Geometry union = DouglasPeuckerSimplifier.simplify(CoverageUnion.union(units), TOLERANCE);
            return rounded(clipped(union), WHOLE_UNITS);
        } catch (TopologyException | IllegalArgumentException noCoverage) {
            Geometry union = UnaryUnionNG.union(GEOMETRY.createGeometryCollection(units), DISSOLVED_GRID);
            return rounded(clipped(union), WHOLE_UNITS);
        }
    }

    private Geometry clipped(Geometry units) {
        if (rim.contains(units.getEnvelopeInternal())) {
            return units;
        }
        // Simplifying may have made a ring cross itself; the overlay wants valid input.
        Geometry valid = units.isValid() ? units : rounded(units, WHOLE_UNITS);
        return areas(OverlayNGRobust.overlay(valid, GEOMETRY.toGeometry(rim), OverlayNG.INTERSECTION));
    }

    /** Without the lines and points along which the feature only touches the frame. */
    @SuppressWarnings("unchecked")
    private static Geometry areas(Geometry clipped) {
        return GEOMETRY.buildGeometry(PolygonExtracter.getPolygons(clipped));
    }

    private static Geometry rounded(Geometry units, PrecisionModel grid) {
        return PrecisionReducer.reducePrecision(units, grid);
    }
}
