package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Makes polygons of the rings of plots, easting first.
 *
 * <p>A ring inside an even number of other rings of its plot is a shell, inside an odd number a hole (even-odd rule): the ring
 * numbers of the files say nothing reliable. Nothing is repaired, so the result is only valid if the rings are; rings of fewer than
 * three points bound no area and are left out.
 */
public final class RingAssembler {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private RingAssembler() {}

    /** The land of one plot; empty if no ring has three points. */
    public static MultiPolygon assemble(Plot plot) {
        return assembleRings(plot.rings().stream()
                .filter(ring -> ring.points().size() >= 3)
                .map(RingAssembler::linearRing)
                .toList());
    }

    /** The rings of a plot by polygon, the shell first; every polygon in the order of its shell in the file. */
    public static List<List<BoundaryRing>> group(Plot plot) {
        List<BoundaryRing> usable =
                plot.rings().stream().filter(ring -> ring.points().size() >= 3).toList();
        return polygons(usable.stream().map(RingAssembler::linearRing).toList()).stream()
                .map(polygon -> polygon.stream().map(usable::get).toList())
                .toList();
    }

    /** Closed rings as polygons by the even-odd rule. */
    static MultiPolygon assembleRings(List<LinearRing> rings) {
        Polygon[] polygons = polygons(rings).stream()
                .map(polygon -> GEOMETRIES.createPolygon(
                        rings.get(polygon.get(0)),
                        polygon.stream().skip(1).map(rings::get).toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new);
        return GEOMETRIES.createMultiPolygon(polygons);
    }

    /** The polygons of all plots side by side, in the order of the plots; not dissolved, so overlaps stay. */
    public static MultiPolygon assemble(List<Plot> plots) {
        var polygons = new ArrayList<Polygon>();
        for (Plot plot : plots) {
            MultiPolygon land = assemble(plot);
            for (int i = 0; i < land.getNumGeometries(); i++) {
                polygons.add((Polygon) land.getGeometryN(i));
            }
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    /** Positions of the rings by polygon, the shell first, polygons in the order of their shells. */
    private static List<List<Integer>> polygons(List<LinearRing> rings) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < rings.size(); i++) {
            nodes.add(new Node(i, rings.get(i)));
        }
        // Ordered by area, every ring can only lie inside rings before it.
        List<Node> ordered = nodes.stream()
                .sorted(Comparator.comparingDouble((Node node) -> -node.area))
                .toList();
        var index = new STRtree();
        for (int i = 0; i < ordered.size(); i++) {
            ordered.get(i).rank = i;
            index.insert(ordered.get(i).ring.getEnvelopeInternal(), ordered.get(i));
        }
        for (Node inner : ordered) {
            index.query(inner.ring.getEnvelopeInternal(), item -> inner.nestIn((Node) item));
        }
        for (Node node : nodes) {
            if (node.isHole() && node.around != null) {
                node.around.polygon.add(node.position);
            }
        }
        return nodes.stream()
                .filter(node -> !node.isHole())
                .map(node -> List.copyOf(node.polygon))
                .toList();
    }

    /** The points of a ring from the first one on, counter-clockwise or clockwise. */
    public static List<BoundaryPoint> directed(BoundaryRing ring, boolean counterClockwise) {
        List<BoundaryPoint> points = ring.points();
        if (Orientation.isCCW(linearRing(ring).getCoordinateSequence()) == counterClockwise) {
            return points;
        }
        var reversed = new ArrayList<>(points.subList(1, points.size()));
        Collections.reverse(reversed);
        reversed.add(0, points.get(0));
        return reversed;
    }

    /** What a ring encloses, in square units of its coordinates; never negative. */
    public static double area(BoundaryRing ring) {
        return Area.ofRing(linearRing(ring).getCoordinateSequence());
    }

    private static LinearRing linearRing(BoundaryRing ring) {
        return linearRing(ring.points());
    }

    static LinearRing linearRing(List<BoundaryPoint> points) {
        var coordinates = new Coordinate[points.size() + 1];
        for (int i = 0; i < coordinates.length; i++) {
            BoundaryPoint point = points.get(i % points.size());
            coordinates[i] = new Coordinate(point.easting(), point.northing());
        }
        return GEOMETRIES.createLinearRing(coordinates);
    }

    /** One ring and what is known about its place among the others. */
    private static final class Node {

        private final int position;
        private final LinearRing ring;
        private final double area;
        // Of a shell: itself and its holes.
        private final List<Integer> polygon = new ArrayList<>();
        // Position by area, the largest first.
        private int rank;
        private int depth;
        // The smallest ring around this one; of a hole, its shell.
        private @Nullable Node around;
        private @Nullable IndexedPointInAreaLocator locator;

        Node(int position, LinearRing ring) {
            this.position = position;
            this.polygon.add(position);
            this.ring = ring;
            this.area = Area.ofRing(ring.getCoordinateSequence());
        }

        boolean isHole() {
            return depth % 2 == 1;
        }

        /** Notes the other ring when it lies around this one. */
        void nestIn(Node outer) {
            if (outer.rank < rank && outer.contains(this)) {
                depth++;
                around = around == null || around.rank < outer.rank ? outer : around;
            }
        }

        private boolean contains(Node inner) {
            if (!ring.getEnvelopeInternal().covers(inner.ring.getEnvelopeInternal())) {
                return false;
            }
            if (locator == null) {
                locator = new IndexedPointInAreaLocator(GEOMETRIES.createPolygon(ring));
            }
            for (int i = 0; i < inner.ring.getNumPoints(); i++) {
                int location = locator.locate(inner.ring.getCoordinateN(i));
                if (location != Location.BOUNDARY) {
                    return location == Location.INTERIOR;
                }
            }
            return true;
        }
    }
}
