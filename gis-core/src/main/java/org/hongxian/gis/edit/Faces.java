package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * The pieces lines divide land into. All pieces are made of one set of edges, so that what two of them share is the same on both sides,
 * and nothing is lost or doubled between them.
 */
final class Faces {

    private Faces() {}

    /** @return every piece of the land, in no particular order; the land itself where the lines do not divide it */
    static List<Polygon> of(MultiPolygon land, List<LineString> boundary, LineString line) {
        var lines = new ArrayList<LineString>(boundary);
        lines.add(line);
        Geometry noded = OverlayNGRobust.union(Frame.GEOMETRIES.buildGeometry(lines));
        var polygonizer = new Polygonizer();
        polygonizer.add(noded);
        var inside = new IndexedPointInAreaLocator(land);
        var pieces = new ArrayList<Polygon>();
        for (Object found : polygonizer.getPolygons()) {
            Polygon piece = (Polygon) found;
            if (inside.locate(piece.getInteriorPoint().getCoordinate()) == Location.INTERIOR) {
                pieces.add(piece);
            }
        }
        return pieces;
    }
}
