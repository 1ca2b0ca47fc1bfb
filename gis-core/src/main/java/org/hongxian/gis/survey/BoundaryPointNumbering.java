package org.hongxian.gis.survey;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Numbers the boundary points of a plot: J1 is the most north-western vertex (smallest easting minus northing; of equals the more
 * northern), the others follow clockwise. Holes go on counting after their shell, each from its own most north-western vertex;
 * further parts go on after that, the more north-western part first.
 *
 * <p>The number does not depend on where the file began or which way round it ran, so the same land has the same numbers.
 */
public final class BoundaryPointNumbering {

    private static final Comparator<Coordinate> NORTH_WEST_FIRST = Comparator.comparingDouble(
                    (Coordinate c) -> c.getX() - c.getY())
            .thenComparing(Comparator.comparingDouble(Coordinate::getY).reversed());
    private static final Comparator<List<Coordinate>> BY_START =
            Comparator.comparing(ring -> ring.get(0), NORTH_WEST_FIRST);

    private final Map<Coordinate, String> submittedNames;
    private final List<NumberedRing> rings = new ArrayList<>();
    private int last;

    private BoundaryPointNumbering(Map<Coordinate, String> submittedNames) {
        this.submittedNames = submittedNames;
    }

    /** @param plot in a projected CRS, without defects that make its land ambiguous */
    public static List<NumberedRing> number(Plot plot) {
        var names = new HashMap<Coordinate, String>();
        for (BoundaryRing ring : plot.rings()) {
            for (BoundaryPoint point : ring.points()) {
                names.putIfAbsent(new Coordinate(point.easting(), point.northing()), point.name());
            }
        }
        return new BoundaryPointNumbering(names).numberParts(RingAssembler.assemble(plot));
    }

    /**
     * The plot with its points in the order and under the names of the numbering; rings of fewer than three points are left out.
     *
     * @param plot in a projected CRS, without defects that make its land ambiguous
     */
    public static Plot renumber(Plot plot) {
        List<NumberedRing> numbered = number(plot);
        var renumbered = new ArrayList<BoundaryRing>();
        for (int i = 0; i < numbered.size(); i++) {
            List<BoundaryPoint> points = numbered.get(i).points().stream()
                    .map(point -> new BoundaryPoint(point.name(), point.easting(), point.northing(), 0))
                    .toList();
            renumbered.add(new BoundaryRing(i + 1, points, true));
        }
        return plot.withRings(renumbered);
    }

    /**
     * The numbers of the points of a plot, ring by ring in the order in which the plot has them. Every point has one: those of a ring
     * that bounds no land, having fewer than three, come last, in the order in which they are drawn.
     *
     * @param plot in a projected CRS; of one with defects the numbers are those of its rings as they are drawn
     */
    public static List<List<String>> numbersInOrderOf(Plot plot) {
        var numbers = new HashMap<Coordinate, Deque<String>>();
        for (NumberedRing ring : number(plot)) {
            for (NumberedPoint point : ring.points()) {
                numbers.computeIfAbsent(new Coordinate(point.easting(), point.northing()), place -> new ArrayDeque<>())
                        .add(point.name());
            }
        }
        int last = numbers.values().stream().mapToInt(Deque::size).sum();
        var result = new ArrayList<List<String>>();
        for (BoundaryRing ring : plot.rings()) {
            var ofRing = new ArrayList<String>();
            for (BoundaryPoint point : ring.points()) {
                Deque<String> here = numbers.get(new Coordinate(point.easting(), point.northing()));
                // Rings that touch share a place and not a number.
                String number = ring.points().size() < 3 || here == null ? null : here.poll();
                ofRing.add(number == null ? "J" + ++last : number);
            }
            result.add(List.copyOf(ofRing));
        }
        return List.copyOf(result);
    }

    /** @param polygonal valid, in a projected CRS, easting first; the points have no submitted names */
    public static List<NumberedRing> number(Geometry polygonal) {
        return new BoundaryPointNumbering(Map.of()).numberParts(polygonal);
    }

    private List<NumberedRing> numberParts(Geometry polygonal) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < polygonal.getNumGeometries(); i++) {
            parts.add(Part.of((Polygon) polygonal.getGeometryN(i)));
        }
        parts.sort(Comparator.comparing(Part::shell, BY_START));
        for (int i = 0; i < parts.size(); i++) {
            add(i + 1, false, parts.get(i).shell());
            for (List<Coordinate> hole : parts.get(i).holes()) {
                add(i + 1, true, hole);
            }
        }
        return List.copyOf(rings);
    }

    private void add(int part, boolean hole, List<Coordinate> ring) {
        var points = new ArrayList<NumberedPoint>();
        for (Coordinate c : ring) {
            last++;
            points.add(new NumberedPoint("J" + last, submittedNames.getOrDefault(c, ""), c.getX(), c.getY()));
        }
        rings.add(new NumberedRing(part, hole, points));
    }

    private record Part(List<Coordinate> shell, List<List<Coordinate>> holes) {

        static Part of(Polygon polygon) {
            var holes = new ArrayList<List<Coordinate>>();
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                holes.add(inTableOrder(polygon.getInteriorRingN(i)));
            }
            holes.sort(BY_START);
            return new Part(inTableOrder(polygon.getExteriorRing()), holes);
        }

        private static List<Coordinate> inTableOrder(LinearRing ring) {
            Coordinate[] closed = ring.getCoordinates();
            int n = closed.length - 1;
            int start = 0;
            for (int i = 1; i < n; i++) {
                if (NORTH_WEST_FIRST.compare(closed[i], closed[start]) < 0) {
                    start = i;
                }
            }
            // By the area, which a ring that crosses itself has too.
            int step = Orientation.isCCWArea(closed) ? -1 : 1;
            var ordered = new ArrayList<Coordinate>();
            for (int i = 0; i < n; i++) {
                ordered.add(closed[Math.floorMod(start + step * i, n)]);
            }
            return ordered;
        }
    }
}
