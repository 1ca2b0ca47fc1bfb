package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Brings what was drawn onto the boundary it was meant to touch. A point on a side has no coordinates that lie on it exactly, rounded to
 * the millimetre even less; without this a line that ends on the boundary would end a hair before it.
 */
final class Anchoring {

    /** Larger than rounding both ordinates to the millimetre moves a point. */
    static final double REACH_METRES = 0.001;

    private final List<List<Coordinate>> rings = new ArrayList<>();

    Anchoring(MultiPolygon land) {
        for (Polygon polygon : Polygonal.polygons(land)) {
            rings.add(new ArrayList<>(List.of(polygon.getExteriorRing().getCoordinates())));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(new ArrayList<>(List.of(polygon.getInteriorRingN(i).getCoordinates())));
            }
        }
    }

    /** The places, those within reach of a vertex or a side of the land moved there; the side gets the vertex too. */
    Coordinate[] anchored(Coordinate[] places) {
        var anchored = new CoordinateList();
        for (Coordinate place : places) {
            Coordinate vertex = nearestVertex(place);
            anchored.add(vertex != null ? vertex : onSide(place), false);
        }
        return anchored.toCoordinateArray();
    }

    /** The boundary of the land with the vertices that were added. */
    List<LineString> boundary() {
        return rings.stream()
                .map(ring -> (LineString) Frame.GEOMETRIES.createLinearRing(ring.toArray(Coordinate[]::new)))
                .toList();
    }

    LinearRing anchoredRing(Polygon shape) {
        Coordinate[] places = anchored(shape.getExteriorRing().getCoordinates());
        return Frame.GEOMETRIES.createLinearRing(places);
    }

    private @Nullable Coordinate nearestVertex(Coordinate place) {
        Coordinate nearest = null;
        double best = REACH_METRES;
        for (List<Coordinate> ring : rings) {
            for (Coordinate vertex : ring) {
                if (vertex.distance(place) <= best) {
                    best = vertex.distance(place);
                    nearest = vertex;
                }
            }
        }
        return nearest;
    }

    private Coordinate onSide(Coordinate place) {
        for (List<Coordinate> ring : rings) {
            for (int i = 0; i + 1 < ring.size(); i++) {
                if (Distance.pointToSegment(place, ring.get(i), ring.get(i + 1)) <= REACH_METRES) {
                    Coordinate there = new LineSegment(ring.get(i), ring.get(i + 1)).closestPoint(place);
                    ring.add(i + 1, there);
                    return there;
                }
            }
        }
        return place;
    }
}
