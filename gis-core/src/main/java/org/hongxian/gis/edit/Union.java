package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Joining land that has sides in common. Everything in metres near one origin. */
final class Union {

    private Union() {}

    /**
     * One piece of land. Where the ends of a side that is gone lie on a straight line now, they go too, unless somebody else has a
     * point there: what was split and is joined again has the points it had.
     *
     * @param needed places of points of plots that are not joined
     * @throws EditRefusedException if the parts are not connected by a side
     */
    static Polygon of(List<MultiPolygon> parts, Set<Coordinate> needed) {
        MultiPolygon union = Polygonal.union(parts, parts.get(0));
        if (union.getNumGeometries() != 1) {
            throw new EditRefusedException(Reason.PLOTS_APART);
        }
        Set<Coordinate> free = new HashSet<>(shared(parts));
        free.removeAll(needed);
        Polygon polygon = (Polygon) union.getGeometryN(0);
        var holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = straightened(polygon.getInteriorRingN(i), free);
        }
        return Frame.GEOMETRIES.createPolygon(straightened(polygon.getExteriorRing(), free), holes);
    }

    private static Set<Coordinate> shared(List<MultiPolygon> parts) {
        Map<Coordinate, Integer> owners = new HashMap<>();
        for (MultiPolygon part : parts) {
            for (Coordinate place : new HashSet<>(List.of(part.getCoordinates()))) {
                owners.merge(place, 1, Integer::sum);
            }
        }
        var shared = new HashSet<Coordinate>();
        owners.forEach((place, count) -> {
            if (count > 1) {
                shared.add(place);
            }
        });
        return shared;
    }

    private static LinearRing straightened(LinearRing ring, Set<Coordinate> free) {
        var kept = new ArrayList<>(List.of(ring.getCoordinates()));
        kept.remove(kept.size() - 1);
        for (int i = 0; i < kept.size() && kept.size() > 3; i++) {
            Coordinate before = kept.get((i + kept.size() - 1) % kept.size());
            Coordinate after = kept.get((i + 1) % kept.size());
            if (free.contains(kept.get(i))
                    && Distance.pointToSegment(kept.get(i), before, after) <= Anchoring.REACH_METRES) {
                kept.remove(i--);
            }
        }
        kept.add(new Coordinate(kept.get(0)));
        return Frame.GEOMETRIES.createLinearRing(kept.toArray(Coordinate[]::new));
    }
}
