package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FreePointNames;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.kdtree.KdTree;

/** New points on sides an edited plot shares with others: the others get them too, or a gap of a hair would open between them. */
final class SharedSides {

    /** A calculated place lies on a side; a double with zone prefix is off by less than this. */
    private static final double ON_SIDE_METRES = 1e-6;

    private final KdTree made = new KdTree();

    /** @param made new points by the place that was calculated for them */
    SharedSides(Map<Coordinate, BoundaryPoint> made) {
        made.forEach(this.made::insert);
    }

    /** @return the same plot when no new point lies on a side of it */
    Plot completed(Plot plot) {
        var names = FreePointNames.beside(List.of(plot));
        var rings = new ArrayList<BoundaryRing>();
        boolean changed = false;
        for (BoundaryRing ring : plot.rings()) {
            var points = new ArrayList<BoundaryPoint>();
            for (int i = 0; i < ring.points().size(); i++) {
                BoundaryPoint point = ring.points().get(i);
                BoundaryPoint next = ring.points().get((i + 1) % ring.points().size());
                points.add(point);
                onSide(Outlines.at(point), Outlines.at(next))
                        .forEach(found -> points.add(found.withName(names.next(found.name()))));
            }
            changed |= points.size() > ring.points().size();
            rings.add(new BoundaryRing(ring.number(), points, ring.closedInFile()));
        }
        return changed ? plot.withRings(rings) : plot;
    }

    private List<BoundaryPoint> onSide(Coordinate from, Coordinate to) {
        var around = new Envelope(from, to);
        around.expandBy(ON_SIDE_METRES);
        var found = new TreeMap<Double, BoundaryPoint>();
        made.query(around, node -> {
            Coordinate place = node.getCoordinate();
            boolean inside =
                    place.distance(from) > Anchoring.REACH_METRES && place.distance(to) > Anchoring.REACH_METRES;
            if (inside && Distance.pointToSegment(place, from, to) <= ON_SIDE_METRES) {
                found.put(from.distance(place), (BoundaryPoint) node.getData());
            }
        });
        return List.copyOf(found.values());
    }
}
