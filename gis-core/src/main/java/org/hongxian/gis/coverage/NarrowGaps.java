package org.hongxian.gis.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/**
 * Strips narrower than a given width between neighbouring polygons that nothing covers, whether enclosed or open at the ends.
 *
 * <p>Edges of different polygons that run closer than the width without being shared mark a pair; the strip between the two is what
 * a morphological closing with the width adds to them. Neighbours that meet in a point at more than about 11 degrees have no strip
 * between them.
 */
public final class NarrowGaps {

    private static final double MITRE_LIMIT = 10;
    private static final double WEDGE_RADIANS = 2 * Math.asin(1 / MITRE_LIMIT);
    private static final double TOUCHING_METRES = 1e-3;
    private static final double NOISE_SQUARE_METRES = 1e-6;

    private final List<? extends Geometry> polygons;
    private final double width;
    private final GeometryFactory factory;
    private final CoverageFaces coverage;

    private NarrowGaps(CoverageFaces coverage, double width, GeometryFactory factory) {
        this.coverage = coverage;
        this.polygons = coverage.polygons();
        this.width = width;
        this.factory = factory;
    }

    /**
     * One connected strip.
     *
     * @param neighbours indexes of the polygons along it, at least two, those with the longest contact first
     */
    public record Gap(Polygon area, List<Integer> neighbours) {
        public Gap {
            neighbours = List.copyOf(neighbours);
        }
    }

    /** @param coverage its polygons may have several parts; strips between parts of one polygon are not looked for */
    public static List<Gap> find(CoverageFaces coverage, double width, GeometryFactory factory) {
        return new NarrowGaps(coverage, width, factory).find();
    }

    private List<Gap> find() {
        var strips = new ArrayList<Geometry>();
        for (Pair pair : pairs()) {
            MultiPolygon strip = between(polygons.get(pair.first()), polygons.get(pair.second()));
            if (strip.getArea() > NOISE_SQUARE_METRES) {
                strips.add(strip);
            }
        }
        var gaps = new ArrayList<Gap>();
        for (Polygon area : Polygonal.polygons(Polygonal.union(strips, factory.createMultiPolygon()))) {
            List<Integer> neighbours = neighbours(area);
            if (neighbours.size() > 1) {
                gaps.add(new Gap(area, neighbours));
            }
        }
        return gaps;
    }

    private record Pair(int first, int second) {}

    private record OwnedSegment(int polygon, LineSegment segment) {}

    private List<Pair> pairs() {
        var segments = new ArrayList<OwnedSegment>();
        for (UnmatchedEdges.Run run : coverage.unmatched().runs()) {
            for (int i = 1; i < run.points().size(); i++) {
                segments.add(new OwnedSegment(
                        run.polygon(),
                        new LineSegment(run.points().get(i - 1), run.points().get(i))));
            }
        }
        var tree = new STRtree();
        for (int i = 0; i < segments.size(); i++) {
            LineSegment s = segments.get(i).segment();
            tree.insert(new Envelope(s.p0, s.p1), i);
        }
        var pairs = new TreeSet<Pair>(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
        for (int i = 0; i < segments.size(); i++) {
            OwnedSegment one = segments.get(i);
            var near = new Envelope(one.segment().p0, one.segment().p1);
            near.expandBy(width);
            tree.query(near, item -> {
                OwnedSegment other = segments.get((Integer) item);
                if (other.polygon() > one.polygon() && runClose(one.segment(), other.segment())) {
                    pairs.add(new Pair(one.polygon(), other.polygon()));
                }
            });
        }
        return List.copyOf(pairs);
    }

    private boolean runClose(LineSegment a, LineSegment b) {
        for (LineSegment s : List.of(a, new LineSegment(a.p1, a.p0))) {
            for (LineSegment t : List.of(b, new LineSegment(b.p1, b.p0))) {
                if (s.p0.equals2D(t.p0)) {
                    return Angle.angleBetween(s.p1, s.p0, t.p1) < WEDGE_RADIANS;
                }
            }
        }
        return a.distance(b) < width;
    }

    private MultiPolygon between(Geometry a, Geometry b) {
        Envelope zone = a.getEnvelopeInternal().copy();
        zone.expandBy(2 * width);
        Envelope other = b.getEnvelopeInternal().copy();
        other.expandBy(2 * width);
        Geometry rectangle = factory.toGeometry(zone.intersection(other));
        MultiPolygon near = Polygonal.union(
                List.of(Polygonal.intersection(a, rectangle), Polygonal.intersection(b, rectangle)),
                factory.createMultiPolygon());
        if (near.isEmpty()) {
            return near;
        }
        Geometry closed = buffer(buffer(near, width / 2), -width / 2);
        // The closing reproduces the outline only to the last digits: slivers of that kind are thinner than anything
        // measured.
        MultiPolygon strip = Polygonal.largerThan(Polygonal.difference(closed, near), NOISE_SQUARE_METRES);
        return without(strip, coverage.query(strip.getEnvelopeInternal()));
    }

    private MultiPolygon without(MultiPolygon strip, List<Integer> covering) {
        MultiPolygon rest = strip;
        for (int i : covering) {
            if (!rest.isEmpty()) {
                rest = Polygonal.difference(rest, polygons.get(i));
            }
        }
        return Polygonal.largerThan(rest, NOISE_SQUARE_METRES);
    }

    private Geometry buffer(Geometry geometry, double distance) {
        var mitred = new BufferParameters(
                BufferParameters.DEFAULT_QUADRANT_SEGMENTS,
                BufferParameters.CAP_FLAT,
                BufferParameters.JOIN_MITRE,
                MITRE_LIMIT);
        return BufferOp.bufferOp(geometry, distance, mitred);
    }

    private List<Integer> neighbours(Polygon area) {
        Envelope near = area.getEnvelopeInternal().copy();
        near.expandBy(TOUCHING_METRES);
        var contacts = new ArrayList<Contact>();
        for (int i : coverage.query(near)) {
            double length = contactLength(area, polygons.get(i));
            if (length > TOUCHING_METRES) {
                contacts.add(new Contact(i, length));
            }
        }
        contacts.sort(Comparator.comparingDouble(Contact::length).reversed().thenComparingInt(Contact::polygon));
        return contacts.stream().map(Contact::polygon).toList();
    }

    private record Contact(int polygon, double length) {}

    /** How much of the outline of the strip lies on the polygon. */
    private double contactLength(Polygon area, Geometry polygon) {
        Coordinate[] outline = area.getExteriorRing().getCoordinates();
        double length = 0;
        for (int i = 1; i < outline.length; i++) {
            var edge = new LineSegment(outline[i - 1], outline[i]);
            if (polygon.isWithinDistance(factory.createPoint(edge.midPoint()), TOUCHING_METRES)) {
                length += edge.getLength();
            }
        }
        return length;
    }
}
