package org.hongxian.gis.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * How often the ground is covered by a set of polygons that should cover it once.
 *
 * <p>An edge that one polygon has on its left and exactly one other has on its right is in order: crossing it changes nothing.
 * Only the edges that are left over can bound a gap or an overlap. They are noded and polygonized; within one such face the
 * number of covering polygons is the same everywhere, so one point tells it. In a clean coverage only its outer boundary is left.
 * Containment, duplicates and vertices on one side only need no special case.
 */
public final class CoverageFaces {

    /** Faces this small come from noding, not from data. */
    private static final double NOISE_SQUARE_METRES = 1e-9;

    /** Where to look for a point that lies on no edge; the fractions have no simple ratio to each other. */
    private static final double[] PROBES = {0, 0.381966, 0.236068, 0.527864, 0.145898};

    private final List<Polygon> gaps = new ArrayList<>();
    private final List<Polygon> covered = new ArrayList<>();
    private final Map<Pair, List<MultiPolygon>> shared = new TreeMap<>();
    private final List<? extends Geometry> polygons;
    private final IndexedPointInAreaLocator[] locators;
    private final STRtree index = new STRtree();
    private final UnmatchedEdges unmatched;
    private final GeometryFactory factory;

    /**
     * Two polygons of the input that share area.
     *
     * @param first index in the input, smaller than {@code second}
     */
    public record Overlap(int first, int second, MultiPolygon area) {}

    /** @param polygons valid and polygonal */
    public CoverageFaces(List<? extends Geometry> polygons, GeometryFactory factory) {
        this.polygons = polygons;
        this.factory = factory;
        this.locators = new IndexedPointInAreaLocator[polygons.size()];
        for (int i = 0; i < polygons.size(); i++) {
            index.insert(polygons.get(i).getEnvelopeInternal(), i);
        }
        index.build();
        this.unmatched = new UnmatchedEdges(polygons);
        for (Polygon face : faces()) {
            sort(face);
        }
    }

    /** Enclosed by polygons, covered by none. */
    public List<Polygon> gaps() {
        return gaps;
    }

    /** Pairs that share area, ascending by their indexes; one entry per pair. */
    public List<Overlap> overlaps() {
        return shared.entrySet().stream()
                .map(entry -> new Overlap(
                        entry.getKey().first(),
                        entry.getKey().second(),
                        Polygonal.union(entry.getValue(), factory.createMultiPolygon())))
                .toList();
    }

    List<? extends Geometry> polygons() {
        return polygons;
    }

    UnmatchedEdges unmatched() {
        return unmatched;
    }

    /** Indexes of the polygons whose envelope meets the given one, ascending. */
    List<Integer> query(Envelope envelope) {
        var found = new ArrayList<Integer>();
        index.query(envelope, item -> found.add((Integer) item));
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** All covered ground. */
    public MultiPolygon union() {
        return Polygonal.union(covered, factory.createMultiPolygon());
    }

    private void sort(Polygon face) {
        if (face.getArea() <= NOISE_SQUARE_METRES) {
            return;
        }
        List<Integer> near = query(face.getEnvelopeInternal());
        long count = coverCount(face, near);
        if (count == 0) {
            gaps.add(face);
            return;
        }
        covered.add(face);
        if (count > 1) {
            findPairs(face, near);
        }
    }

    private void findPairs(Polygon face, List<Integer> near) {
        var parts = new ArrayList<Part>();
        for (int i : near) {
            MultiPolygon area = Polygonal.intersection(face, polygons.get(i));
            if (area.getArea() > NOISE_SQUARE_METRES) {
                parts.add(new Part(i, area));
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            Part first = parts.get(i);
            for (Part second : parts.subList(i + 1, parts.size())) {
                MultiPolygon both = Polygonal.intersection(first.area(), second.area());
                if (both.getArea() > NOISE_SQUARE_METRES) {
                    shared.computeIfAbsent(new Pair(first.polygon(), second.polygon()), p -> new ArrayList<>())
                            .add(both);
                }
            }
        }
    }

    private record Pair(int first, int second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return first != other.first ? Integer.compare(first, other.first) : Integer.compare(second, other.second);
        }
    }

    private record Part(int polygon, MultiPolygon area) {}

    /**
     * A point on a matched edge lies in neither of its two polygons, so another one is looked for. Should all of them lie on edges,
     * the matched edge itself is evidence of one cover.
     */
    private long coverCount(Polygon face, List<Integer> near) {
        long count = 0;
        for (double fraction : PROBES) {
            MultiPolygon part =
                    fraction == 0 ? factory.createMultiPolygon(new Polygon[] {face}) : cutOff(face, fraction);
            if (part.isEmpty()) {
                continue;
            }
            Coordinate inside = Polygonal.pointInside(part);
            List<Integer> locations = near.stream().map(i -> locate(i, inside)).toList();
            count = locations.stream().filter(l -> l == Location.INTERIOR).count();
            if (!locations.contains(Location.BOUNDARY)) {
                return count;
            }
        }
        return count + 1;
    }

    /** What lies beyond the fraction of the envelope in both directions. */
    private MultiPolygon cutOff(Polygon face, double fraction) {
        Envelope e = face.getEnvelopeInternal();
        var rest = new Envelope(
                e.getMinX() + fraction * e.getWidth(),
                e.getMaxX(),
                e.getMinY() + fraction * e.getHeight(),
                e.getMaxY());
        return Polygonal.intersection(face, factory.toGeometry(rest));
    }

    private int locate(int polygon, Coordinate point) {
        IndexedPointInAreaLocator locator = locators[polygon];
        if (locator == null) {
            locator = new IndexedPointInAreaLocator(polygons.get(polygon));
            locators[polygon] = locator;
        }
        return locator.locate(point);
    }

    private List<Polygon> faces() {
        LineString[] lines = unmatched.runs().stream()
                .map(run -> factory.createLineString(run.points().toArray(Coordinate[]::new)))
                .toArray(LineString[]::new);
        if (lines.length == 0) {
            return List.of();
        }
        Geometry noded = OverlayNGRobust.overlay(factory.createMultiLineString(lines), null, OverlayNG.UNION);
        var polygonizer = new Polygonizer();
        polygonizer.add(noded);
        // The polygonizer hands out faces in an order, and with a first point, that differ from run to run.
        return Polygonal.polygons(polygonizer.getGeometry()).stream()
                .map(face -> (Polygon) face.norm())
                .sorted()
                .toList();
    }
}
