package org.hongxian.gis.overlay;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Envelopes that together take in a red line without taking in much else. The single envelope of a road corridor of 90 km meets
 * a million features of which a few thousand matter.
 */
public final class RedLineTiles {

    private static final int MAX_DEPTH = 8;
    private static final double FULL_ENOUGH = 0.25;

    private RedLineTiles() {}

    /** @param redLine easting first, in metres */
    public static List<Envelope> of(MultiPolygon redLine) {
        var tiles = new ArrayList<Envelope>();
        split(redLine, 0, tiles);
        return tiles;
    }

    private static void split(MultiPolygon part, int depth, List<Envelope> tiles) {
        if (part.isEmpty()) {
            return;
        }
        Envelope envelope = part.getEnvelopeInternal();
        if (depth == MAX_DEPTH || part.getArea() >= FULL_ENOUGH * envelope.getArea()) {
            tiles.add(envelope);
            return;
        }
        for (Envelope half : Polygonal.halves(envelope)) {
            Geometry rectangle = part.getFactory().toGeometry(half);
            split(Polygonal.intersection(part, rectangle), depth + 1, tiles);
        }
    }
}
