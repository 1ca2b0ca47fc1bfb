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
        Polygon[] polygons = group(plot).stream()
                .map(rings -> GEOMETRIES.createPolygon(
                        linearRing(rings.get(0)),
                        rings.stream().skip(1).map(RingAssembler::linearRing).toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new);
        return GEOMETRIES.createMultiPolygon(polygons);
    }

    /** The rings of a plot by polygon, the shell first; every polygon in the order of its shell in the file. */
    static List<List<BoundaryRing>> group(Plot plot) {
        var nodes = new ArrayList<Node>();
        for (BoundaryRing ring : plot.rings()) {
            if (ring.points().size() >= 3) {
                nodes.add(new Node(ring));
            }
        }
        return new RingAssembler(nodes).polygons();
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

    private List<List<BoundaryRing>> polygons() {
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
                node.around.polygon.add(node.source);
            }
        }
        return nodes.stream()
                .filter(node -> !node.isHole())
                .map(node -> List.copyOf(node.polygon))
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

        private final BoundaryRing source;
        private final LinearRing ring;
        private final double area;
        // Of a shell: itself and its holes.
        private final List<BoundaryRing> polygon = new ArrayList<>();
        private int depth;
        // The smallest ring around this one; of a hole, its shell.
        private @Nullable Node around;
        private @Nullable IndexedPointInAreaLocator locator;

        Node(BoundaryRing source) {
            this.source = source;
            this.polygon.add(source);
            this.ring = linearRing(source);
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
