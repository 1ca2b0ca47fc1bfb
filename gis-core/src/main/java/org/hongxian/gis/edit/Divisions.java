package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Dividing land by a line or a shape. Everything in metres near one origin. */
final class Divisions {

    private Divisions() {}

    /**
     * @param inside pieces inside the shape, of a division by a line all of them
     * @param outside the others
     */
    record Pieces(List<Polygon> inside, List<Polygon> outside) {}

    /** @throws EditRefusedException if the line leaves the land in one piece */
    static List<Polygon> byLine(MultiPolygon land, LineString line) {
        var anchoring = new Anchoring(land);
        LineString anchored = Frame.GEOMETRIES.createLineString(anchoring.anchored(line.getCoordinates()));
        List<Polygon> pieces = Faces.of(land, anchoring.boundary(), anchored);
        if (pieces.size() <= land.getNumGeometries()) {
            throw new EditRefusedException(Reason.LINE_DOES_NOT_DIVIDE);
        }
        return pieces;
    }

    /** @throws EditRefusedException if nothing is inside the shape, or nothing outside */
    static Pieces byShape(MultiPolygon land, Polygon shape) {
        var anchoring = new Anchoring(land);
        LinearRing ring = anchoring.anchoredRing(shape);
        Polygon anchored = Frame.GEOMETRIES.createPolygon(ring);
        if (!Polygonal.isValid(anchored)) {
            throw new EditRefusedException(Reason.SHAPE_NOT_VALID);
        }
        var inside = new ArrayList<Polygon>();
        var outside = new ArrayList<Polygon>();
        for (Polygon piece : Faces.of(land, anchoring.boundary(), ring)) {
            int where = SimplePointInAreaLocator.locate(piece.getInteriorPoint().getCoordinate(), anchored);
            (where == Location.EXTERIOR ? outside : inside).add(piece);
        }
        if (inside.isEmpty()) {
            throw new EditRefusedException(Reason.NOTHING_CUT);
        }
        if (outside.isEmpty()) {
            throw new EditRefusedException(Reason.NOTHING_LEFT);
        }
        return new Pieces(inside, outside);
    }

    /** In the order of the points of the plot they come from, the larger first where they have none of them. */
    static List<Polygon> ordered(List<Polygon> pieces, Outlines outlines) {
        return pieces.stream()
                .sorted(Comparator.<Polygon>comparingInt(outlines::rank)
                        .thenComparing(
                                Comparator.comparingDouble(Polygon::getArea).reversed()))
                .toList();
    }
}
