package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FreePointNames;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;

/** New points on sides an edited plot shares with others: the others get them too, or a gap of a hair would open between them. */
final class SharedSides {

    /** A calculated place lies on a side; a double with zone prefix is off by less than this. */
    private static final double ON_SIDE_METRES = 1e-6;

    private SharedSides() {}

    /**
     * @param made new points by the place that was calculated for them
     * @return the same plot when none lies on a side of it
     */
    static Plot completed(Plot plot, Map<Coordinate, BoundaryPoint> made) {
        var names = FreePointNames.beside(List.of(plot));
        var rings = new ArrayList<BoundaryRing>();
        boolean changed = false;
        for (BoundaryRing ring : plot.rings()) {
            var points = new ArrayList<BoundaryPoint>();
            for (int i = 0; i < ring.points().size(); i++) {
                BoundaryPoint point = ring.points().get(i);
                BoundaryPoint next = ring.points().get((i + 1) % ring.points().size());
                points.add(point);
                onSide(Outlines.at(point), Outlines.at(next), made)
                        .forEach(found -> points.add(found.withName(names.next(found.name()))));
            }
            changed |= points.size() > ring.points().size();
            rings.add(new BoundaryRing(ring.number(), points, ring.closedInFile()));
        }
        return changed ? plot.withRings(rings) : plot;
    }

    private static List<BoundaryPoint> onSide(Coordinate from, Coordinate to, Map<Coordinate, BoundaryPoint> made) {
        var found = new TreeMap<Double, BoundaryPoint>(Comparator.naturalOrder());
        made.forEach((place, point) -> {
            boolean inside =
                    place.distance(from) > Anchoring.REACH_METRES && place.distance(to) > Anchoring.REACH_METRES;
            if (inside && Distance.pointToSegment(place, from, to) <= ON_SIDE_METRES) {
                found.put(from.distance(place), point);
            }
        });
        return List.copyOf(found.values());
    }
}
