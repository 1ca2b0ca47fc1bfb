package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.kdtree.KdTree;

/**
 * Edits of a drawing. Places are easting first, metres, in the plane of the drawing; positions count from 0. Every method returns the
 * drawing after it and leaves the plots given alone; what cannot be done is an {@link EditRefusedException}.
 *
 * <p>Of a plot that is divided, joined or cut nothing stays declared about its area and its number of points: both were of other land.
 */
public final class PlotEdits {

    private final List<Plot> plots;
    private final NewPoints writing;

    /** @param plots of the drawing; may be empty, for a corridor that is the first */
    public PlotEdits(List<Plot> plots, NewPoints writing) {
        this.plots = List.copyOf(plots);
        this.writing = writing;
    }

    /**
     * Divides a plot by a line, which must go through it from one side to another; a line with corners or one that crosses several
     * times may make more than two parts. Ends within a millimetre of the boundary are on it. What the parts share is the same on both
     * sides.
     */
    public Edited split(int position, List<Coordinate> line) {
        Frame frame = frame(position);
        List<Polygon> parts = Divisions.byLine(frame.land(plot(position), position), frame.line(line));
        var outlines = new Outlines(frame, List.of(plot(position)), writing);
        return replaced(position, parts(position, Divisions.ordered(parts, outlines), outlines), outlines);
    }

    /**
     * Joins plots that have sides in common to one, which goes by the name and number of the first. A surveyed point keeps its name;
     * of two by one name the one of the earlier plot does.
     *
     * @param positions two at least
     */
    public Edited merge(Set<Integer> positions) {
        var sorted = new TreeSet<>(positions);
        if (sorted.size() < 2) {
            throw new EditRefusedException(Reason.TOO_FEW_PLOTS);
        }
        Frame frame = frame(sorted.first());
        List<MultiPolygon> parts =
                sorted.stream().map(at -> frame.land(plot(at), at)).toList();
        Set<Coordinate> needed = new HashSet<>();
        for (int i = 0; i < plots.size(); i++) {
            if (!sorted.contains(i)) {
                points(plots.get(i)).forEach(point -> needed.add(frame.in(Outlines.at(point))));
            }
        }
        List<Plot> sources = sorted.stream().map(this::plot).toList();
        var outlines = new Outlines(frame, sources, writing);
        Plot joined = undeclared(sources.get(0)).withRings(outlines.rings(List.of(Union.of(parts, needed))));
        var after = new LinkedHashMap<Integer, List<Plot>>();
        sorted.forEach(at -> after.put(at, at.equals(sorted.first()) ? List.of(joined) : List.of()));
        return edited(after, outlines);
    }

    /**
     * Cuts a shape out of a plot: a hole where the shape lies inside, a bite where it reaches over the boundary.
     *
     * @param keepPiece whether what is cut out becomes a plot of its own, behind the rest; it is dropped otherwise
     */
    public Edited cut(int position, List<Coordinate> shape, boolean keepPiece) {
        Frame frame = frame(position);
        var pieces = Divisions.byShape(frame.land(plot(position), position), frame.shape(shape));
        var outlines = new Outlines(frame, List.of(plot(position)), writing);
        var all = new ArrayList<>(Divisions.ordered(pieces.outside(), outlines));
        if (keepPiece) {
            all.addAll(Divisions.ordered(pieces.inside(), outlines));
        }
        return replaced(position, parts(position, all, outlines), outlines);
    }

    /**
     * A new plot along a centre line, a road for instance, with mitred corners.
     *
     * @param widthMetres from side to side
     */
    public Edited corridor(String name, List<Coordinate> centreLine, double widthMetres, CorridorEnds ends) {
        if (centreLine.isEmpty()) {
            throw new EditRefusedException(Reason.TOO_FEW_POINTS, "2");
        }
        var frame = new Frame(centreLine.get(0));
        LineString line = frame.line(centreLine);
        var outlines = new Outlines(frame, List.of(), writing);
        List<Polygon> land = Polygonal.polygons(Offsets.corridor(line, widthMetres, ends));
        List<Plot> made = new ArrayList<>(plots);
        made.add(Plot.of(name, outlines.rings(land)));
        return new Edited(made, List.of(plots.size()), outlines.made().size(), 0, area(made.get(plots.size())));
    }

    /**
     * Moves the whole outline of a plot in parallel, holes too: outwards makes the land larger and its holes smaller. A corner that
     * stays a corner keeps its name.
     *
     * @param distanceMetres outwards; inwards where negative
     */
    public Edited offset(int position, double distanceMetres) {
        Frame frame = frame(position);
        MultiPolygon land = Offsets.outline(frame.land(plot(position), position), distanceMetres);
        if (land.isEmpty()) {
            throw new EditRefusedException(Reason.NOTHING_LEFT);
        }
        var outlines = new Outlines(frame, List.of(plot(position)), writing);
        carryCorners(position, distanceMetres, frame, land, outlines);
        return replaced(
                position, parts(position, Divisions.ordered(Polygonal.polygons(land), outlines), outlines), outlines);
    }

    /**
     * Moves one side of a plot in parallel. Its ends slide along the sides beside it and keep their names; where such a side goes on
     * straight, the end stays and the moved side gets an end of its own.
     *
     * @param side of the ring, counted by the point it begins at, in the order of the ring
     * @param distanceMetres so that the plot grows; it shrinks where negative
     */
    public Edited offsetSide(int position, int ring, int side, double distanceMetres) {
        Plot plot = plot(position);
        if (ring < 0 || ring >= plot.rings().size()) {
            throw new EditRefusedException(Reason.NO_SUCH_PLACE);
        }
        BoundaryRing moved = plot.rings().get(ring);
        int count = moved.points().size();
        if (side < 0 || side >= count || count < 3) {
            throw new EditRefusedException(Reason.NO_SUCH_PLACE);
        }
        Frame frame = frame(position);
        frame.land(plot, position);
        List<Coordinate> around = IntStream.range(side - 1, side + 3)
                .mapToObj(i -> frame.in(Outlines.at(moved.points().get(Math.floorMod(i, count)))))
                .toList();
        double left = landIsLeft(plot, moved) ? -distanceMetres : distanceMetres;
        List<Offsets.End> ends = Offsets.side(around.get(0), around.get(1), around.get(2), around.get(3), left);
        var outlines = new Outlines(frame, List.of(plot), writing);
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < count; i++) {
            BoundaryPoint point = moved.points().get(i);
            if (i == side) {
                points.addAll(outlines.end(point, ends.get(0)));
            } else if (i == (side + 1) % count) {
                var end = new ArrayList<>(outlines.end(point, ends.get(1)));
                Collections.reverse(end);
                points.addAll(end);
            } else {
                points.add(point);
            }
        }
        var rings = new ArrayList<>(plot.rings());
        rings.set(ring, new BoundaryRing(moved.number(), points, moved.closedInFile()));
        Plot after = undeclared(plot).withRings(rings);
        frame.land(after, position);
        return replaced(position, List.of(after), outlines);
    }

    private void carryCorners(int position, double distanceMetres, Frame frame, MultiPolygon land, Outlines outlines) {
        var corners = new KdTree();
        for (Coordinate corner : land.getCoordinates()) {
            corners.insert(corner);
        }
        for (BoundaryRing ring : plot(position).rings()) {
            int count = ring.points().size();
            double left = landIsLeft(plot(position), ring) ? -distanceMetres : distanceMetres;
            for (int i = 0; i < count; i++) {
                Coordinate expected = Offsets.corner(
                        frame.in(Outlines.at(ring.points().get(Math.floorMod(i - 1, count)))),
                        frame.in(Outlines.at(ring.points().get(i))),
                        frame.in(Outlines.at(ring.points().get((i + 1) % count))),
                        left);
                if (expected != null) {
                    var near = new Envelope(expected);
                    near.expandBy(Anchoring.REACH_METRES);
                    BoundaryPoint point = ring.points().get(i);
                    corners.query(near, node -> outlines.carry(point, node.getCoordinate()));
                }
            }
        }
    }

    /** Whether the land lies to the left of a ring in the order of its points. */
    private static boolean landIsLeft(Plot plot, BoundaryRing ring) {
        boolean shell = RingAssembler.group(plot).stream().anyMatch(polygon -> polygon.get(0) == ring);
        return RingAssembler.directed(ring, true).equals(ring.points()) == shell;
    }

    private List<Plot> parts(int position, List<Polygon> parts, Outlines outlines) {
        Plot whole = undeclared(plot(position));
        if (parts.size() == 1) {
            return List.of(whole.withRings(outlines.rings(parts)));
        }
        var plotsMade = new ArrayList<Plot>();
        Set<String> labels = plots.stream().map(Plot::label).collect(Collectors.toSet());
        for (Polygon part : parts) {
            int number = plotsMade.size() + 1;
            while (!labels.add(numbered(whole.label(position), number))) {
                number++;
            }
            plotsMade.add(new Plot(
                    whole.number().isBlank() ? "" : numbered(whole.number(), number),
                    numbered(whole.label(position), number),
                    null,
                    null,
                    whole.mapSheet(),
                    whole.use(),
                    whole.landClass(),
                    0,
                    outlines.rings(List.of(part))));
        }
        return plotsMade;
    }

    private static String numbered(String label, int number) {
        return label + "-" + number;
    }

    private static Plot undeclared(Plot plot) {
        return new Plot(
                plot.number(), plot.name(), null, null, plot.mapSheet(), plot.use(), plot.landClass(), 0, plot.rings());
    }

    private Edited replaced(int position, List<Plot> instead, Outlines outlines) {
        return edited(Map.of(position, instead), outlines);
    }

    private Edited edited(Map<Integer, List<Plot>> after, Outlines outlines) {
        var shared = new SharedSides(outlines.made());
        var all = new ArrayList<Plot>();
        var made = new ArrayList<Integer>();
        double before = 0;
        double now = 0;
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            List<Plot> instead = after.getOrDefault(i, List.of(shared.completed(plot)));
            if (instead.size() == 1 && instead.get(0) == plot) {
                all.add(plot);
                continue;
            }
            before += area(plot);
            for (Plot other : instead) {
                now += area(other);
                made.add(all.size());
                all.add(other);
            }
        }
        return new Edited(all, made, outlines.made().size(), before, now);
    }

    private Frame frame(int position) {
        return points(plot(position))
                .findFirst()
                .map(Frame::new)
                .orElseThrow(() -> new EditRefusedException(
                        Reason.PLOT_NOT_VALID, plot(position).label(position)));
    }

    private Plot plot(int position) {
        if (position < 0 || position >= plots.size()) {
            throw new EditRefusedException(Reason.NO_SUCH_PLACE);
        }
        return plots.get(position);
    }

    private static Stream<BoundaryPoint> points(Plot plot) {
        return plot.rings().stream().flatMap(ring -> ring.points().stream());
    }

    private static double area(Plot plot) {
        return RingAssembler.assemble(plot).getArea();
    }
}
