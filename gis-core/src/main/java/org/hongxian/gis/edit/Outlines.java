package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FreePointNames;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons as the rings of plots again. A point that was there keeps its name, its digits and its place in the order; a ring nothing
 * happened to is the very same; a new point gets the next free name, the same in every plot that has it.
 */
final class Outlines {

    private final Frame frame;
    private final NewPoints writing;
    private final FreePointNames free;
    private final List<BoundaryRing> rings = new ArrayList<>();
    private final Map<Coordinate, BoundaryPoint> known = new LinkedHashMap<>();
    private final Map<Coordinate, Integer> order = new HashMap<>();
    /** By the calculated place. */
    private final Map<Coordinate, BoundaryPoint> made = new LinkedHashMap<>();

    private final Map<Coordinate, BoundaryPoint> moved = new HashMap<>();

    private final boolean counterClockwise;

    /** @param sources the plots the polygons come from; of points at one place the first gives the name */
    Outlines(Frame frame, List<Plot> sources, NewPoints writing) {
        this.frame = frame;
        this.writing = writing;
        this.free = FreePointNames.beside(sources);
        for (Plot plot : sources) {
            for (BoundaryRing ring : plot.rings()) {
                rings.add(ring);
                for (BoundaryPoint point : ring.points()) {
                    Coordinate at = at(point);
                    if (known.putIfAbsent(at, point) == null) {
                        order.put(at, order.size());
                    }
                }
            }
        }
        this.counterClockwise = !rings.isEmpty()
                && rings.get(0).points().size() >= 3
                && Orientation.isCCW(closed(rings.get(0).points()));
    }

    static Coordinate at(BoundaryPoint point) {
        return new Coordinate(point.easting(), point.northing());
    }

    /** A point that was moved keeps its name. @param place where it is now, as calculated, in the frame */
    void carry(BoundaryPoint point, Coordinate place) {
        Coordinate there = frame.out(place);
        order.put(there, order.getOrDefault(at(point), Integer.MAX_VALUE));
        moved.put(there, point.movedTo(written(there.x), written(there.y)));
    }

    /** What becomes of the end of a side that is moved: the point there, or the point and a new one behind it. */
    List<BoundaryPoint> end(BoundaryPoint point, Offsets.End end) {
        Coordinate there = frame.out(end.moved());
        if (end.stays() == null) {
            return List.of(point.movedTo(written(there.x), written(there.y)));
        }
        return List.of(point, made.computeIfAbsent(there, this::fresh));
    }

    /** New points by the place that was calculated for them. */
    Map<Coordinate, BoundaryPoint> made() {
        return Collections.unmodifiableMap(made);
    }

    /** Position in the order of the sources of the first point that stays; large when none does. */
    int rank(Polygon polygon) {
        return Arrays.stream(polygon.getCoordinates())
                .map(frame::out)
                .mapToInt(place -> order.getOrDefault(place, Integer.MAX_VALUE))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The rings of a plot of these polygons. A name stands once in it: of two points that came with one name, the later is renamed. */
    List<BoundaryRing> rings(List<Polygon> polygons) {
        var made = new ArrayList<BoundaryRing>();
        var names = new HashSet<String>();
        for (Polygon polygon : polygons) {
            made.add(ring(polygon.getExteriorRing(), counterClockwise, made.size() + 1, names));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                made.add(ring(polygon.getInteriorRingN(i), !counterClockwise, made.size() + 1, names));
            }
        }
        return made;
    }

    private BoundaryRing ring(LinearRing line, boolean ccw, int number, Set<String> names) {
        Coordinate[] closed = line.getCoordinates();
        List<Coordinate> places = new ArrayList<>();
        for (int i = 0; i + 1 < closed.length; i++) {
            places.add(frame.out(closed[i]));
        }
        var same = new HashSet<>(places);
        for (BoundaryRing source : rings) {
            if (source.points().size() == places.size()
                    && source.points().stream().allMatch(point -> same.contains(at(point)))
                    && source.points().stream().noneMatch(point -> names.contains(point.name()))) {
                source.points().forEach(point -> names.add(point.name()));
                return new BoundaryRing(number, source.points(), source.closedInFile());
            }
        }
        if (Orientation.isCCW(closed) != ccw) {
            Collections.reverse(places);
        }
        Collections.rotate(places, -first(places));
        List<BoundaryPoint> points =
                places.stream().map(place -> point(place, names)).toList();
        return new BoundaryRing(number, points, true);
    }

    private int first(List<Coordinate> places) {
        int first = 0;
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < places.size(); i++) {
            int rank = order.getOrDefault(places.get(i), Integer.MAX_VALUE);
            if (rank < best) {
                best = rank;
                first = i;
            }
        }
        return first;
    }

    private BoundaryPoint point(Coordinate place, Set<String> names) {
        BoundaryPoint point = moved.getOrDefault(place, known.get(place));
        if (point == null) {
            point = made.computeIfAbsent(place, this::fresh);
        }
        return names.add(point.name()) ? point : point.withName(free.next(""));
    }

    private BoundaryPoint fresh(Coordinate place) {
        return new BoundaryPoint(free.next(""), written(place.x), written(place.y), 0);
    }

    private double written(double metres) {
        return writing == NewPoints.EXACT ? metres : Math.round(metres * 1000) / 1000.0;
    }

    private static Coordinate[] closed(List<BoundaryPoint> points) {
        Coordinate[] closed = new Coordinate[points.size() + 1];
        for (int i = 0; i < closed.length; i++) {
            closed[i] = at(points.get(i % points.size()));
        }
        return closed;
    }
}
