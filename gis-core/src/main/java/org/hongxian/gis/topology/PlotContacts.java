package org.hongxian.gis.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which of many polygons come close to each other, and how, found by their edges alone: no overlay is computed here.
 *
 * <p>Edges two polygons have exactly in common are in order and are not compared with each other, so a clean coverage costs a table of
 * its edges and a look along its outline. What is left is compared edge by edge.
 */
final class PlotContacts {

    private static final double WEDGE_RADIANS = Math.toRadians(11.5);
    private static final double PROBE_METRES = 0.1;
    private static final int MOST_PAIRS = 1_000_000;
    private static final int MOST_CONTAINMENT_PROBES = 200_000;

    private final List<? extends Geometry> polygons;
    private final int own;
    private final double nearMetres;
    private final double flushMetres;
    private final PlotOutlines outlines;
    private final RobustLineIntersector intersector = new RobustLineIntersector();
    private final IndexedPointInAreaLocator[] locators;
    private final Map<Pair, Contact> contacts = new TreeMap<>();
    private final Map<Integer, Missing> missing = new TreeMap<>();
    private final boolean complete;

    /**
     * @param polygons valid, in metres
     * @param own how many of the first are compared with all; those behind only with these
     * @param nearMetres farther edges have nothing to do with each other
     * @param flushMetres nearer edges lie on each other
     */
    PlotContacts(List<? extends Geometry> polygons, int own, double nearMetres, double flushMetres) {
        this.polygons = polygons;
        this.own = own;
        this.nearMetres = nearMetres;
        this.flushMetres = flushMetres;
        this.outlines = new PlotOutlines(polygons);
        this.locators = new IndexedPointInAreaLocator[polygons.size()];
        this.complete = sweep() & probeContainment();
    }

    /** Two polygons by their indexes, the smaller first. */
    record Pair(int first, int second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return first != other.first ? Integer.compare(first, other.first) : Integer.compare(second, other.second);
        }
    }

    /** How two polygons meet. */
    static final class Contact {
        private boolean shared;
        private final Envelope strip = new Envelope();

        /** Whether they may have land in common. */
        boolean mayOverlap() {
            return shared;
        }

        /** Where edges run close to each other without lying on each other; a null envelope where they do not. */
        Envelope strip() {
            return strip;
        }
    }

    /**
     * Points of other polygons on an edge that lacks them.
     *
     * @param polygon whose edge lacks them
     * @param start of the edge
     * @param points with the polygon each is of
     */
    record Missing(int polygon, Coordinate start, Coordinate end, Map<Coordinate, Integer> points) {

        /** In the order of the edge. */
        List<Coordinate> inOrder() {
            return points.keySet().stream()
                    .sorted(Comparator.comparingDouble(start::distance))
                    .toList();
        }
    }

    /** Whether all edges could be compared; where not, what was found is part of the truth. */
    boolean isComplete() {
        return complete;
    }

    Map<Pair, Contact> contacts() {
        return contacts;
    }

    /** By polygon and edge. */
    List<Missing> missing() {
        return List.copyOf(missing.values());
    }

    /**
     * Of two edges at least one is not in order: a plot moved over a corner of others crosses edges these have in common. Between two of
     * the compared ones only an edge these have in common is in order: what lies behind them does not bound them.
     */
    private boolean sweep() {
        var visits = new int[1];
        return outlines.edges().forEachPair(nearMetres, (a, b) -> {
            int first = outlines.owner(a);
            int second = outlines.owner(b);
            if (!isOpen(a, b) || first == second || Math.min(first, second) >= own) {
                return true;
            }
            compare(a, b);
            return ++visits[0] < MOST_PAIRS;
        });
    }

    private boolean isOpen(int a, int b) {
        if (outlines.owner(a) < own && outlines.owner(b) < own) {
            return !outlines.isMatchedWithin(a, own) || !outlines.isMatchedWithin(b, own);
        }
        return !outlines.isMatched(a) || !outlines.isMatched(b);
    }

    private void compare(int a, int b) {
        LineSegment e = outlines.edges().segment(a);
        LineSegment f = outlines.edges().segment(b);
        double distance = Distance.segmentToSegment(e.p0, e.p1, f.p0, f.p1);
        if (distance >= nearMetres) {
            return;
        }
        Stretch stretch = Stretch.of(e, f, flushMetres);
        if (stretch == null && crosses(e, f)) {
            Contact contact = contact(a, b);
            contact.shared = true;
            if (narrowsTo(e, f)) {
                widen(contact.strip, e, f);
            }
        } else if (stretch != null) {
            // Land on the same side is shared, which says it all; only on both sides are the two neighbours.
            if (stretch.sameWay() == (outlines.isLandLeft(a) == outlines.isLandLeft(b))) {
                contact(a, b).shared = true;
            } else {
                noteMissing(a, e, b, f);
                noteMissing(b, f, a, e);
            }
        } else if (distance > flushMetres) {
            widen(contact(a, b).strip, e, f);
        } else if (narrowsTo(e, f)) {
            Contact contact = contact(a, b);
            contact.shared = true;
            widen(contact.strip, e, f);
        } else if (reachesInto(f, e, outlines.owner(a)) || reachesInto(e, f, outlines.owner(b))) {
            contact(a, b).shared = true;
        }
    }

    private boolean crosses(LineSegment e, LineSegment f) {
        intersector.computeIntersection(e.p0, e.p1, f.p0, f.p1);
        return intersector.isProper();
    }

    private Contact contact(int a, int b) {
        int first = outlines.owner(a);
        int second = outlines.owner(b);
        return contacts.computeIfAbsent(
                new Pair(Math.min(first, second), Math.max(first, second)), pair -> new Contact());
    }

    private void widen(Envelope strip, LineSegment e, LineSegment f) {
        var near = new Envelope(e.p0, e.p1);
        near.expandBy(nearMetres);
        var other = new Envelope(f.p0, f.p1);
        other.expandBy(nearMetres);
        strip.expandToInclude(near.intersection(other));
    }

    /** Whether two edges that meet run along each other from there like a wedge, or cross at a small angle. */
    private boolean narrowsTo(LineSegment e, LineSegment f) {
        double angle = Angle.diff(Angle.angle(e.p0, e.p1), Angle.angle(f.p0, f.p1));
        boolean small = Math.min(angle, Math.PI - angle) < WEDGE_RADIANS;
        return small && overlapLength(e, f) > flushMetres;
    }

    private static double overlapLength(LineSegment e, LineSegment f) {
        double t0 = clamp(e.projectionFactor(f.p0));
        double t1 = clamp(e.projectionFactor(f.p1));
        return Math.abs(t1 - t0) * e.getLength();
    }

    private static double clamp(double fraction) {
        return Math.min(1, Math.max(0, fraction));
    }

    /** Whether a line that meets the other goes into the land the other bounds, there or at either end. */
    private boolean reachesInto(LineSegment line, LineSegment other, int polygon) {
        Coordinate[] closest = line.closestPoints(other);
        for (Coordinate end : List.of(line.p0, line.p1)) {
            double length = closest[0].distance(end);
            if (length > flushMetres) {
                double share = Math.min(0.5, PROBE_METRES / length);
                var probe = new Coordinate(
                        closest[0].x + share * (end.x - closest[0].x), closest[0].y + share * (end.y - closest[0].y));
                if (locator(polygon).locate(probe) == Location.INTERIOR && !isOnEdge(probe, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOnEdge(Coordinate probe, LineSegment edge) {
        return edge.distance(probe) <= flushMetres;
    }

    private IndexedPointInAreaLocator locator(int polygon) {
        IndexedPointInAreaLocator locator = locators[polygon];
        if (locator == null) {
            locator = new IndexedPointInAreaLocator(polygons.get(polygon));
            locators[polygon] = locator;
        }
        return locator;
    }

    /** Notes the ends of the other's edge that lie on this edge between its ends. */
    private void noteMissing(int edge, LineSegment e, int other, LineSegment f) {
        if (outlines.owner(edge) >= own) {
            return;
        }
        for (Coordinate point : List.of(f.p0, f.p1)) {
            double along = e.projectionFactor(point);
            boolean between = along > 0 && along < 1;
            if (between
                    && e.distance(point) <= flushMetres
                    && point.distance(e.p0) > flushMetres
                    && point.distance(e.p1) > flushMetres) {
                missing.computeIfAbsent(edge, key -> new Missing(outlines.owner(edge), e.p0, e.p1, new TreeMap<>()))
                        .points()
                        .merge(point, outlines.owner(other), Math::min);
            }
        }
    }

    /** A polygon inside another need not come near its edges. */
    private boolean probeContainment() {
        var index = new STRtree();
        for (int i = 0; i < polygons.size(); i++) {
            if (!polygons.get(i).isEmpty()) {
                index.insert(polygons.get(i).getEnvelopeInternal(), i);
            }
        }
        var probes = new int[1];
        for (int i = 0; i < own && probes[0] < MOST_CONTAINMENT_PROBES; i++) {
            if (polygons.get(i).isEmpty()) {
                continue;
            }
            int outer = i;
            Envelope around = polygons.get(i).getEnvelopeInternal();
            index.query(around, item -> {
                int inner = (Integer) item;
                if (inner != outer
                        && around.covers(polygons.get(inner).getEnvelopeInternal())
                        && probes[0]++ < MOST_CONTAINMENT_PROBES
                        && locator(outer).locate(polygons.get(inner).getCoordinate()) == Location.INTERIOR) {
                    var pair = new Pair(Math.min(inner, outer), Math.max(inner, outer));
                    contacts.computeIfAbsent(pair, p -> new Contact()).shared = true;
                }
            });
        }
        return probes[0] < MOST_CONTAINMENT_PROBES;
    }

    /**
     * Where two edges lie on each other.
     *
     * @param sameWay whether they run in the same direction
     */
    private record Stretch(boolean sameWay) {

        static @Nullable Stretch of(LineSegment e, LineSegment f, double flushMetres) {
            double length = e.getLength();
            double t0 = e.projectionFactor(f.p0);
            double t1 = e.projectionFactor(f.p1);
            double low = Math.max(0, Math.min(t0, t1));
            double high = Math.min(1, Math.max(t0, t1));
            boolean flush = (high - low) * length > flushMetres
                    && f.distance(e.pointAlong(low)) <= flushMetres
                    && f.distance(e.pointAlong(high)) <= flushMetres;
            return flush ? new Stretch(t0 < t1) : null;
        }
    }
}
