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
    private final STRtree index = new STRtree();

    private NarrowGaps(List<? extends Geometry> polygons, double width, GeometryFactory factory) {
        this.polygons = polygons;
        this.width = width;
        this.factory = factory;
        for (int i = 0; i < polygons.size(); i++) {
            index.insert(polygons.get(i).getEnvelopeInternal(), i);
        }
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
        var gaps = new NarrowGaps(coverage.polygons(), width, factory);
        return gaps.find(gaps.suspects(coverage));
    }

    /**
     * Two polygons that are known to come close.
     *
     * @param zone takes in every place where they do
     */
    public record Suspect(int first, int second, Envelope zone) {}

    /** @param suspects the pairs to look at, in an order that does not depend on where they came from */
    public static List<Gap> find(
            List<? extends Geometry> polygons, List<Suspect> suspects, double width, GeometryFactory factory) {
        return suspects.isEmpty() ? List.of() : new NarrowGaps(polygons, width, factory).find(suspects);
    }

    private List<Gap> find(List<Suspect> suspects) {
        var strips = new ArrayList<Geometry>();
        for (Suspect pair : suspects) {
            MultiPolygon strip = between(polygons.get(pair.first()), polygons.get(pair.second()), pair.zone());
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

    private record OwnedSegment(int polygon, LineSegment segment) {}

    private List<Suspect> suspects(CoverageFaces coverage) {
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
        var pairs = new TreeSet<Suspect>(Comparator.comparingInt(Suspect::first).thenComparingInt(Suspect::second));
        for (int i = 0; i < segments.size(); i++) {
            OwnedSegment one = segments.get(i);
            var near = new Envelope(one.segment().p0, one.segment().p1);
            near.expandBy(width);
            tree.query(near, item -> {
                OwnedSegment other = segments.get((Integer) item);
                if (other.polygon() > one.polygon() && runClose(one.segment(), other.segment())) {
                    pairs.add(new Suspect(one.polygon(), other.polygon(), common(one.polygon(), other.polygon())));
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

    /** Where both polygons can be. */
    private Envelope common(int first, int second) {
        Envelope zone = polygons.get(first).getEnvelopeInternal().copy();
        zone.expandBy(width);
        Envelope other = polygons.get(second).getEnvelopeInternal().copy();
        other.expandBy(width);
        return zone.intersection(other);
    }

    private MultiPolygon between(Geometry a, Geometry b, Envelope zone) {
        Envelope wider = zone.copy();
        wider.expandBy(width);
        Geometry rectangle = factory.toGeometry(wider);
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
        return without(strip, query(strip.getEnvelopeInternal()));
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

    /** Indexes of the polygons whose envelope meets the given one, ascending. */
    private List<Integer> query(Envelope envelope) {
        var found = new ArrayList<Integer>();
        index.query(envelope, item -> found.add((Integer) item));
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private List<Integer> neighbours(Polygon area) {
        Envelope near = area.getEnvelopeInternal().copy();
        near.expandBy(TOUCHING_METRES);
        var contacts = new ArrayList<Contact>();
        for (int i : query(near)) {
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
