package org.hongxian.map.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Outlines of the earlier version in one box, to find the one another outline was made of in another system: corner by corner at the same
 * place, but for rounding. Each is found once.
 */
final class OutlinePairs {

    private final double toleranceMetres;
    private final STRtree index = new STRtree();

    private static final class Known {

        private final Geometry ground;
        private final long fingerprint;
        private boolean taken;

        Known(Geometry ground, long fingerprint) {
            this.ground = ground;
            this.fingerprint = fingerprint;
        }
    }

    /** @param toleranceMetres corners that lie no farther apart are one */
    OutlinePairs(double toleranceMetres) {
        this.toleranceMetres = toleranceMetres;
    }

    /** To be called before the first question. */
    void add(Geometry ground) {
        index.insert(ground.getEnvelopeInternal(), new Known(ground, Fingerprint.ofOutline(ground)));
    }

    /** The fingerprint of the outline that is the same; empty for none. */
    OptionalLong take(Geometry ground) {
        var near = new Envelope(ground.getEnvelopeInternal());
        near.expandBy(toleranceMetres);
        for (Object item : index.query(near)) {
            var known = (Known) item;
            if (!known.taken && isSame(polygons(known.ground), polygons(ground), this::isSamePolygon)) {
                known.taken = true;
                return OptionalLong.of(known.fingerprint);
            }
        }
        return OptionalLong.empty();
    }

    private static List<Polygon> polygons(Geometry ground) {
        var polygons = new ArrayList<Polygon>();
        for (int i = 0; i < ground.getNumGeometries(); i++) {
            if (ground.getGeometryN(i) instanceof Polygon polygon) {
                polygons.add(polygon);
            }
        }
        return polygons;
    }

    private static List<LinearRing> holes(Polygon polygon) {
        var holes = new ArrayList<LinearRing>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            holes.add(polygon.getInteriorRingN(i));
        }
        return holes;
    }

    private interface Same<T> {

        boolean test(T one, T other);
    }

    /** Whether each of the one has its own among the others, in any order. */
    private static <T> boolean isSame(List<T> some, List<T> others, Same<T> same) {
        if (some.size() != others.size()) {
            return false;
        }
        var left = new ArrayList<>(others);
        for (T one : some) {
            boolean found = false;
            for (int i = 0; i < left.size() && !found; i++) {
                if (same.test(one, left.get(i))) {
                    left.remove(i);
                    found = true;
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean isSamePolygon(Polygon one, Polygon other) {
        return isSameRing(one.getExteriorRing(), other.getExteriorRing())
                && isSame(holes(one), holes(other), this::isSameRing);
    }

    /** Wherever they begin, and whichever way they run. */
    private boolean isSameRing(LinearRing one, LinearRing other) {
        Coordinate[] corners = one.getCoordinates();
        Coordinate[] others = other.getCoordinates();
        int corner = corners.length - 1;
        if (others.length - 1 != corner) {
            return false;
        }
        for (int begin = 0; begin < corner; begin++) {
            if (isSame(corners[0], others[begin])
                    && (runsAlong(corners, others, begin, 1) || runsAlong(corners, others, begin, corner - 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean runsAlong(Coordinate[] corners, Coordinate[] others, int begin, int step) {
        int count = corners.length - 1;
        int at = begin;
        for (int i = 0; i < count; i++) {
            if (!isSame(corners[i], others[at])) {
                return false;
            }
            at = (at + step) % count;
        }
        return true;
    }

    private boolean isSame(Coordinate one, Coordinate other) {
        return one.distance(other) <= toleranceMetres;
    }
}
