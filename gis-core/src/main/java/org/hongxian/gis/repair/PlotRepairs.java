package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FreePointNames;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.topology.TopologyTolerances;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Repairs that need to know nothing but the plot itself. */
final class PlotRepairs {

    private final List<Plot> plots;
    private final TopologyTolerances tolerances;

    PlotRepairs(List<Plot> plots, TopologyTolerances tolerances) {
        this.plots = plots;
        this.tolerances = tolerances;
    }

    /** One of two points that are one; only where they follow each other, elsewhere a neck must be decided on. */
    @Nullable
    Candidate removeRepeated(Located where) {
        if (!where.isPoint()) {
            return null;
        }
        List<BoundaryPoint> points = where.ring(plots.get(where.position())).points();
        Coordinate here = Rings.at(points.get(where.point()));
        double near = Math.min(
                here.distance(neighbour(points, where.point(), -1)),
                here.distance(neighbour(points, where.point(), 1)));
        return near < tolerances.nearDuplicateMetres() ? withoutPoints(where, List.of(where.point())) : null;
    }

    /** The tip of a spike, and one of the two points it leaves and returns to when these are one. */
    @Nullable
    Candidate removeTip(Located where) {
        if (!where.isPoint()) {
            return null;
        }
        List<BoundaryPoint> points = where.ring(plots.get(where.position())).points();
        double base = neighbour(points, where.point(), -1).distance(neighbour(points, where.point(), 1));
        int next = (where.point() + 1) % points.size();
        return withoutPoints(
                where, base < tolerances.nearDuplicateMetres() ? List.of(where.point(), next) : List.of(where.point()));
    }

    private static Coordinate neighbour(List<BoundaryPoint> points, int point, int step) {
        return Rings.at(points.get(Math.floorMod(point + step, points.size())));
    }

    private @Nullable Candidate withoutPoints(Located where, List<Integer> indexes) {
        Plot plot = plots.get(where.position());
        var points = new ArrayList<>(where.ring(plot).points());
        indexes.stream().sorted(Collections.reverseOrder()).forEach(index -> points.remove((int) index));
        return points.size() < 3
                ? null
                : Candidate.of(
                        RepairKind.REMOVE_POINT,
                        where.position(),
                        Rings.withRing(plot, where.ring(), Rings.withPoints(where.ring(plot), points)));
    }

    @Nullable
    Candidate close(Located where) {
        if (!where.isPoint()) {
            return null;
        }
        Plot plot = plots.get(where.position());
        BoundaryRing open = where.ring(plot);
        return Candidate.of(
                RepairKind.CLOSE_RING,
                where.position(),
                Rings.withRing(plot, where.ring(), new BoundaryRing(open.number(), open.points(), true)));
    }

    @Nullable
    Candidate removeHole(Located where) {
        return where.isPoint()
                ? Candidate.of(
                        RepairKind.REMOVE_HOLE,
                        where.position(),
                        Rings.withoutRing(plots.get(where.position()), where.ring()))
                : null;
    }

    /** The other way round, from the same first point. */
    @Nullable
    Candidate reverse(Located where) {
        if (!where.isPoint()) {
            return null;
        }
        Plot plot = plots.get(where.position());
        BoundaryRing ring = where.ring(plot);
        var points = new ArrayList<>(ring.points().subList(1, ring.points().size()));
        Collections.reverse(points);
        points.add(0, ring.points().get(0));
        return Candidate.of(
                RepairKind.REVERSE_RING,
                where.position(),
                Rings.withRing(plot, where.ring(), Rings.withPoints(ring, points)));
    }

    /** A ring that touches itself becomes the rings it is made of; rings with a side in common become one outline. */
    @Nullable
    Candidate untouch(Located where, Issue issue) {
        return issue.arguments().containsKey("otherRing") ? join(where) : split(where, issue);
    }

    private @Nullable Candidate split(Located where, Issue issue) {
        Plot plot = plots.get(where.position());
        Object number = issue.arguments().get("ring");
        for (int r = 0; r < plot.rings().size(); r++) {
            BoundaryRing ring = plot.rings().get(r);
            if (Integer.valueOf(ring.number()).equals(number)) {
                List<List<BoundaryPoint>> loops = RingLoops.of(ring);
                if (loops.size() > 1) {
                    return Candidate.of(
                            RepairKind.SPLIT_RING, where.position(), Rings.withRings(plot, replaced(plot, r, loops)));
                }
            }
        }
        return null;
    }

    /** The first loop in place of the ring, the others behind all rings under numbers nobody has. */
    private static List<BoundaryRing> replaced(Plot plot, int index, List<List<BoundaryPoint>> loops) {
        var rings = new ArrayList<>(plot.rings());
        BoundaryRing ring = rings.get(index);
        rings.set(index, Rings.withPoints(ring, loops.get(0)));
        int next = rings.stream().mapToInt(BoundaryRing::number).max().orElse(0);
        for (List<BoundaryPoint> loop : loops.subList(1, loops.size())) {
            rings.add(new BoundaryRing(++next, loop, ring.closedInFile()));
        }
        return rings;
    }

    Candidate join(Located where) {
        Plot plot = plots.get(where.position());
        Map<Coordinate, BoundaryPoint> known = new HashMap<>();
        plot.rings().forEach(ring -> ring.points().forEach(point -> known.putIfAbsent(Rings.at(point), point)));
        MultiPolygon land = Polygonal.repaired(RingAssembler.assemble(plot));
        var names = FreePointNames.beside(List.of(plot));
        var rings = new ArrayList<BoundaryRing>();
        for (Polygon part : Polygonal.polygons(land)) {
            add(rings, part.getExteriorRing(), known, names);
            for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                add(rings, part.getInteriorRingN(hole), known, names);
            }
        }
        return Candidate.of(RepairKind.JOIN_RINGS, where.position(), Rings.withRings(plot, rings));
    }

    private static void add(
            List<BoundaryRing> rings, LinearRing outline, Map<Coordinate, BoundaryPoint> known, FreePointNames names) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < outline.getNumPoints() - 1; i++) {
            Coordinate at = outline.getCoordinateN(i);
            BoundaryPoint point = known.get(at);
            points.add(point == null ? new BoundaryPoint(names.next(""), at.x, at.y, 0) : point);
        }
        rings.add(new BoundaryRing(rings.size() + 1, points, true));
    }

    /** Each piece becomes a plot of its own; an area declared for all of them belongs to none. */
    @Nullable
    Candidate splitPlot(Located where) {
        Plot plot = plots.get(where.position());
        List<List<BoundaryRing>> pieces = RingAssembler.group(plot);
        if (pieces.size() < 2) {
            return null;
        }
        var parts = new ArrayList<Plot>();
        for (List<BoundaryRing> piece : pieces) {
            String suffix = "-" + (parts.size() + 1);
            parts.add(new Plot(
                    plot.number().isBlank() ? "" : plot.number() + suffix,
                    plot.name().isBlank() ? "" : plot.name() + suffix,
                    null,
                    null,
                    plot.mapSheet(),
                    plot.use(),
                    plot.landClass(),
                    plot.line(),
                    piece));
        }
        return Candidate.of(RepairKind.SPLIT_PLOT, where.position(), parts);
    }

    Candidate removePlot(Located where) {
        return new Candidate(RepairKind.REMOVE_PLOT, Map.of(where.position(), List.of()));
    }

    /** Every coordinate of the drawing to the decimals asked for. */
    @Nullable
    Candidate round() {
        int decimals = tolerances.coordinateDecimals();
        var rounded = new LinkedHashMap<Integer, Plot>();
        for (int position = 0; position < plots.size(); position++) {
            Plot plot = plots.get(position);
            var rings = new ArrayList<BoundaryRing>();
            for (BoundaryRing ring : plot.rings()) {
                rings.add(Rings.withPoints(
                        ring,
                        ring.points().stream()
                                .map(point -> point.movedTo(
                                        Rings.rounded(point.easting(), decimals),
                                        Rings.rounded(point.northing(), decimals)))
                                .toList()));
            }
            if (!rings.equals(plot.rings())) {
                rounded.put(position, Rings.withRings(plot, rings));
            }
        }
        return rounded.isEmpty() ? null : Candidate.ofEach(RepairKind.ROUND_COORDINATES, rounded);
    }
}
