package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Makes polygons of the rings of plots, easting first.
 *
 * <p>A ring inside an even number of other rings of its plot is a shell, inside an odd number a hole (even-odd rule): the ring
 * numbers of the files say nothing reliable. Nothing is repaired, so the result is only valid if the rings are; rings of fewer than
 * three points bound no area and are left out.
 */
public final class RingAssembler {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final List<Node> nodes;

    private RingAssembler(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** The land of one plot; empty if no ring has three points. */
    public static MultiPolygon assemble(Plot plot) {
        var nodes = new ArrayList<Node>();
        for (BoundaryRing ring : plot.rings()) {
            if (ring.points().size() >= 3) {
                nodes.add(new Node(linearRing(ring)));
            }
        }
        return GEOMETRIES.createMultiPolygon(new RingAssembler(nodes).polygons().toArray(new Polygon[0]));
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

    private List<Polygon> polygons() {
        // Ordered by area, every ring can only lie inside rings before it.
        List<Node> ordered = nodes.stream()
                .sorted(Comparator.comparingDouble((Node node) -> -node.area))
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            Node inner = ordered.get(i);
            for (int j = 0; j < i; j++) {
                Node outer = ordered.get(j);
                if (outer.contains(inner)) {
                    inner.depth++;
                    inner.around = outer;
                }
            }
        }
        for (Node node : nodes) {
            if (node.isHole() && node.around != null) {
                node.around.holes.add(node.ring);
            }
        }
        return nodes.stream()
                .filter(node -> !node.isHole())
                .map(node -> GEOMETRIES.createPolygon(node.ring, node.holes.toArray(new LinearRing[0])))
                .toList();
    }

    private static LinearRing linearRing(BoundaryRing ring) {
        List<BoundaryPoint> points = ring.points();
        var coordinates = new Coordinate[points.size() + 1];
        for (int i = 0; i < coordinates.length; i++) {
            BoundaryPoint point = points.get(i % points.size());
            coordinates[i] = new Coordinate(point.easting(), point.northing());
        }
        return GEOMETRIES.createLinearRing(coordinates);
    }

    /** One ring and what is known about its place among the others. */
    private static final class Node {

        private final LinearRing ring;
        private final double area;
        private final List<LinearRing> holes = new ArrayList<>();
        private int depth;
        // The smallest ring around this one; of a hole, its shell.
        private @Nullable Node around;
        private @Nullable IndexedPointInAreaLocator locator;

        Node(LinearRing ring) {
            this.ring = ring;
            this.area = Area.ofRing(ring.getCoordinateSequence());
        }

        boolean isHole() {
            return depth % 2 == 1;
        }

        boolean contains(Node inner) {
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
