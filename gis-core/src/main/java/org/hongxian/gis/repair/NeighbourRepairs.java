package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FreePointNames;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.topology.NamedArea;
import org.hongxian.gis.topology.TopologyTolerances;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Polygon;

/**
 * Repairs of a plot by what lies beside it: a point it lacks on a common side, a side drawn twice that becomes one.
 *
 * <p>Where a point moves, it moves in every plot that has it, except in the one that is followed: otherwise mending one side would
 * tear open the next. A red line of another case is followed, never changed.
 */
final class NeighbourRepairs {

    private final List<Plot> plots;
    private final List<String> labels;
    private final List<NamedArea> neighbours;
    private final TopologyTolerances tolerances;

    /** @param labels of the plots, as findings name them */
    NeighbourRepairs(List<Plot> plots, List<String> labels, List<NamedArea> neighbours, TopologyTolerances tolerances) {
        this.plots = plots;
        this.labels = labels;
        this.neighbours = neighbours;
        this.tolerances = tolerances;
    }

    /** Puts the points of all neighbours that lie on the side into it. */
    @Nullable
    Candidate insertShared(Located where, Issue issue) {
        Coordinate missing = Located.coordinate(issue.place());
        if (missing == null) {
            return null;
        }
        Plot plot = plots.get(where.position());
        List<Coordinate> offered = new ArrayList<>();
        for (int other = 0; other < plots.size(); other++) {
            if (other != where.position()) {
                plots.get(other).rings().forEach(ring -> ring.points().forEach(point -> offered.add(Rings.at(point))));
            }
        }
        for (NamedArea neighbour : neighbours) {
            for (Coordinate at : neighbour.area().getCoordinates()) {
                offered.add(new Coordinate(Rings.millimetres(at.x), Rings.millimetres(at.y)));
            }
        }
        double flush = 10 * tolerances.coordinateRoundingMetres();
        for (int r = 0; r < plot.rings().size(); r++) {
            BoundaryRing ring = plot.rings().get(r);
            for (int i = 0; i < ring.points().size(); i++) {
                LineSegment edge = edge(ring.points(), i);
                if (lieOn(edge, missing, flush)) {
                    List<Coordinate> points = offered.stream()
                            .filter(at -> lieOn(edge, at, flush))
                            .toList();
                    Plot with = Rings.withRing(plot, r, with(plot, ring, i, points));
                    return Candidate.of(RepairKind.INSERT_POINTS, where.position(), with);
                }
            }
        }
        return null;
    }

    private static BoundaryRing with(Plot plot, BoundaryRing ring, int edge, List<Coordinate> points) {
        var names = FreePointNames.beside(List.of(plot));
        var all = new ArrayList<>(ring.points());
        Coordinate start = Rings.at(ring.points().get(edge));
        List<BoundaryPoint> made = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(start::distance))
                .map(at -> new BoundaryPoint(names.next(""), at.x, at.y, 0))
                .toList();
        all.addAll(edge + 1, made);
        return Rings.withPoints(ring, all);
    }

    private static LineSegment edge(List<BoundaryPoint> points, int index) {
        return new LineSegment(Rings.at(points.get(index)), Rings.at(points.get((index + 1) % points.size())));
    }

    /** Between the ends of the edge, and neither of them. */
    private static boolean lieOn(LineSegment edge, Coordinate at, double within) {
        double along = edge.projectionFactor(at);
        return along > 0
                && along < 1
                && edge.distance(at) <= within
                && at.distance(edge.p0) > within
                && at.distance(edge.p1) > within;
    }

    /**
     * Makes one side of two: the plot follows the other one.
     *
     * @param within how far apart the sides are at most
     */
    @Nullable
    Candidate shareEdge(Located where, Issue issue, double within) {
        int other = otherPlot(issue, where.position());
        List<List<Coordinate>> followed = other >= 0 ? rings(plots.get(other)) : rings(issue);
        if (followed.isEmpty()) {
            return null;
        }
        Map<Coordinate, Coordinate> moves = moves(plots.get(where.position()), followed, within);
        var changed = new TreeMap<Integer, Plot>();
        for (int position = 0; position < plots.size(); position++) {
            if (position != other) {
                Plot moved = moved(plots.get(position), moves);
                Plot result = position == where.position() ? withPointsOf(followed, moved, within) : moved;
                if (!result.equals(plots.get(position))) {
                    changed.put(position, result);
                }
            }
        }
        if (other >= 0) {
            Plot shared = withPointsOf(
                    rings(changed.getOrDefault(where.position(), plots.get(where.position()))),
                    plots.get(other),
                    10 * tolerances.coordinateRoundingMetres());
            if (!shared.equals(plots.get(other))) {
                changed.put(other, shared);
            }
        }
        return changed.isEmpty() ? null : Candidate.ofEach(RepairKind.SHARE_EDGE, changed);
    }

    private int otherPlot(Issue issue, int except) {
        Object label = issue.arguments().get("otherPlot");
        for (int position = 0; position < plots.size(); position++) {
            if (position != except && labels.get(position).equals(label)) {
                return position;
            }
        }
        return -1;
    }

    private static List<List<Coordinate>> rings(Plot plot) {
        return plot.rings().stream()
                .map(ring -> ring.points().stream().map(Rings::at).toList())
                .toList();
    }

    private List<List<Coordinate>> rings(Issue issue) {
        Object name = issue.arguments().get("neighbour");
        var rings = new ArrayList<List<Coordinate>>();
        for (NamedArea neighbour : neighbours) {
            if (neighbour.name().equals(name)) {
                for (Polygon polygon : Polygonal.polygons(neighbour.area())) {
                    rings.add(open(polygon.getExteriorRing().getCoordinates()));
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        rings.add(open(polygon.getInteriorRingN(hole).getCoordinates()));
                    }
                }
            }
        }
        return rings;
    }

    private static List<Coordinate> open(Coordinate[] closed) {
        return List.of(closed).subList(0, closed.length - 1);
    }

    /** Where the points of the plot go: to the nearest point of the followed rings, else onto the nearest side. */
    private static Map<Coordinate, Coordinate> moves(Plot plot, List<List<Coordinate>> followed, double within) {
        var moves = new HashMap<Coordinate, Coordinate>();
        for (BoundaryRing ring : plot.rings()) {
            for (BoundaryPoint point : ring.points()) {
                Coordinate to = nearest(Rings.at(point), followed, within);
                if (to != null && !to.equals2D(Rings.at(point))) {
                    moves.put(Rings.at(point), to);
                }
            }
        }
        return moves;
    }

    private static @Nullable Coordinate nearest(Coordinate from, List<List<Coordinate>> rings, double within) {
        Coordinate best = null;
        Coordinate onEdge = null;
        for (List<Coordinate> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                Coordinate point = ring.get(i);
                if (from.distance(point) <= (best == null ? within : from.distance(best))) {
                    best = point;
                }
                Coordinate foot = new LineSegment(point, ring.get((i + 1) % ring.size())).closestPoint(from);
                if (from.distance(foot) <= (onEdge == null ? within : from.distance(onEdge))) {
                    onEdge = foot;
                }
            }
        }
        if (best != null) {
            return best;
        }
        return onEdge == null ? null : new Coordinate(Rings.millimetres(onEdge.x), Rings.millimetres(onEdge.y));
    }

    private static Plot moved(Plot plot, Map<Coordinate, Coordinate> moves) {
        var rings = new ArrayList<BoundaryRing>();
        for (BoundaryRing ring : plot.rings()) {
            List<BoundaryPoint> points = ring.points().stream()
                    .map(point -> {
                        Coordinate to = moves.get(Rings.at(point));
                        return to == null ? point : new BoundaryPoint(point.name(), to.x, to.y, point.line());
                    })
                    .toList();
            rings.add(points.equals(ring.points()) ? ring : Rings.withPoints(ring, Rings.withoutRepeated(points)));
        }
        return Rings.withRings(plot, rings);
    }

    /** The plot with those points of the rings put in that lie along its sides. */
    private static Plot withPointsOf(List<List<Coordinate>> offered, Plot plot, double within) {
        var names = FreePointNames.beside(List.of(plot));
        var rings = new ArrayList<BoundaryRing>();
        for (BoundaryRing ring : plot.rings()) {
            var known = new LinkedHashMap<Coordinate, BoundaryPoint>();
            ring.points().forEach(point -> known.put(Rings.at(point), point));
            var points = new ArrayList<BoundaryPoint>();
            for (int i = 0; i < ring.points().size(); i++) {
                points.add(ring.points().get(i));
                LineSegment edge = edge(ring.points(), i);
                offered.stream()
                        .flatMap(List::stream)
                        .filter(at -> !known.containsKey(at) && isAlong(edge, at, within))
                        .distinct()
                        .sorted(Comparator.comparingDouble(edge.p0::distance))
                        .forEach(at -> points.add(new BoundaryPoint(names.next(""), at.x, at.y, 0)));
            }
            rings.add(points.size() == ring.points().size() ? ring : Rings.withPoints(ring, points));
        }
        return Rings.withRings(plot, rings);
    }

    private static boolean isAlong(LineSegment edge, Coordinate at, double within) {
        double along = edge.projectionFactor(at);
        return along > 0 && along < 1 && edge.distance(at) <= within;
    }
}
