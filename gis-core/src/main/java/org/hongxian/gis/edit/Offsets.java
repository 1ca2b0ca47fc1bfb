package org.hongxian.gis.edit;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Intersection;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/** Parallels: corridors of lines, outlines and single sides moved. Everything in metres near one origin. */
final class Offsets {

    /** A corner sharper than about 23 degrees is cut off where its point would be this many widths away. */
    private static final double MITRE_LIMIT = 5;

    private static final int CHORDS_PER_QUADRANT = 8;

    /** Sides that turn by less are one side with a point on it, which has no corner to slide along. Sine of 5 degrees. */
    private static final double LEAST_TURN_SINE = 0.087;

    private Offsets() {}

    /** Everything within half a width of the line, with mitred corners. */
    static MultiPolygon corridor(LineString line, double widthMetres, CorridorEnds ends) {
        int cap = ends == CorridorEnds.FLAT ? BufferParameters.CAP_FLAT : BufferParameters.CAP_ROUND;
        return Polygonal.areas(BufferOp.bufferOp(line, widthMetres / 2, parameters(cap)));
    }

    /** @param distanceMetres outwards; inwards where negative */
    static MultiPolygon outline(MultiPolygon land, double distanceMetres) {
        return Polygonal.areas(BufferOp.bufferOp(land, distanceMetres, parameters(BufferParameters.CAP_FLAT)));
    }

    private static BufferParameters parameters(int cap) {
        var parameters = new BufferParameters(CHORDS_PER_QUADRANT, cap, BufferParameters.JOIN_MITRE, MITRE_LIMIT);
        parameters.setSimplifyFactor(0);
        return parameters;
    }

    /**
     * What becomes of the ends of a side that is moved in parallel. An end slides along the side beside it; where that one goes on
     * straight, the end stays and the moved side gets an end of its own, square to it.
     *
     * @param stays the point itself, where it stays
     * @param moved the end of the moved side
     */
    record End(@Nullable Coordinate stays, Coordinate moved) {}

    /**
     * @param before the point before the side
     * @param after the point behind it
     * @param leftMetres to the left of the side, seen from its start
     * @throws EditRefusedException if an end would pass the other end of the side beside it
     */
    static List<End> side(Coordinate before, Coordinate start, Coordinate end, Coordinate after, double leftMetres) {
        double length = start.distance(end);
        double east = -(end.y - start.y) / length * leftMetres;
        double north = (end.x - start.x) / length * leftMetres;
        var movedStart = new Coordinate(start.x + east, start.y + north);
        var movedEnd = new Coordinate(end.x + east, end.y + north);
        var ends = new ArrayList<End>();
        ends.add(end(before, start, movedStart, movedEnd));
        ends.add(end(after, end, movedEnd, movedStart));
        // Both ends slide along sides that meet before the moved side is reached: it would run backwards.
        Coordinate from = ends.get(0).moved();
        Coordinate to = ends.get(1).moved();
        if ((to.x - from.x) * (end.x - start.x) + (to.y - from.y) * (end.y - start.y) <= 0) {
            throw new EditRefusedException(Reason.SIDE_VANISHES);
        }
        return ends;
    }

    private static End end(Coordinate beside, Coordinate corner, Coordinate moved, Coordinate movedOther) {
        double besideEast = corner.x - beside.x;
        double besideNorth = corner.y - beside.y;
        double sideEast = movedOther.x - moved.x;
        double sideNorth = movedOther.y - moved.y;
        double besideLength = Math.hypot(besideEast, besideNorth);
        double sine =
                (besideEast * sideNorth - besideNorth * sideEast) / (besideLength * Math.hypot(sideEast, sideNorth));
        if (Math.abs(sine) < LEAST_TURN_SINE) {
            return new End(corner, moved);
        }
        Coordinate slid = Intersection.intersection(beside, corner, moved, movedOther);
        double along = (slid.x - beside.x) * besideEast + (slid.y - beside.y) * besideNorth;
        if (along <= 0) {
            throw new EditRefusedException(Reason.SIDE_VANISHES);
        }
        return new End(null, slid);
    }

    /**
     * Where a corner goes when both sides at it are moved to the left.
     *
     * @return null where the sides fold back onto each other
     */
    static @Nullable Coordinate corner(Coordinate before, Coordinate corner, Coordinate after, double leftMetres) {
        double in = before.distance(corner);
        double out = corner.distance(after);
        double inEast = (corner.x - before.x) / in;
        double inNorth = (corner.y - before.y) / in;
        double outEast = (after.x - corner.x) / out;
        double outNorth = (after.y - corner.y) / out;
        double both = 1 + inEast * outEast + inNorth * outNorth;
        if (!(both > 1e-9)) {
            return null;
        }
        return new Coordinate(
                corner.x - (inNorth + outNorth) / both * leftMetres, corner.y + (inEast + outEast) / both * leftMetres);
    }
}
