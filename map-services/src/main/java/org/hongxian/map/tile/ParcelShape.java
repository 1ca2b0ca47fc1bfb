package org.hongxian.map.tile;

import org.hongxian.gis.packed.ParcelReader;

/** What of a parcel is drawn in one tile: valid rings in whole units within the tile and its rim. */
final class ParcelShape {

    static final int RIM = 64;
    static final int LEAST = -RIM;
    static final int MOST = TileSpace.EXTENT + RIM;

    private final RingClip clip = new RingClip(LEAST, MOST);
    private final RingCheck check = new RingCheck();
    private final PolygonMend mend = new PolygonMend(LEAST, MOST);
    private final TileRings snapped = new TileRings();
    private TileRings tidy = new TileRings();
    private TileRings pulled = new TileRings();
    private final TileRings ordered = new TileRings();
    private int mended;

    /** How many shapes had to be mended since the beginning. */
    int mended() {
        return mended;
    }

    /**
     * @param level of detail to draw it in
     * @return rings, each shell followed by its holes, to be used before the next call; none when nothing is left to be seen
     */
    TileRings shape(ParcelReader reader, int parcel, TilePlane plane, int level) {
        int[] box = reader.box(parcel);
        TilePlane.Place place = plane.placeOf(box);
        if (place == TilePlane.Place.BEYOND) {
            tidy.clear();
            return tidy;
        }
        reader.read(parcel, level);
        if (place == TilePlane.Place.FAR || !plane.keepsApart(box, reader.clearance(parcel, level))) {
            snap(reader, plane);
            return checked(false);
        }
        project(reader, plane);
        return place == TilePlane.Place.WITHIN ? snapped : checked(true);
    }

    private void project(ParcelReader reader, TilePlane plane) {
        snapped.clear();
        int from = 0;
        for (int ring = 0; ring < reader.rings(); ring++) {
            int to = reader.ringEnd(ring);
            snapped.reserve(to - from);
            snapped.end(plane.project(reader.points(), from, to, snapped.points, snapped.length()));
            from = to;
        }
    }

    /** @param apart whether the rings are valid as they are, before they are clipped */
    private TileRings checked(boolean apart) {
        tidy.clear();
        if (snapped.count == 0) {
            return tidy;
        }
        TileRings seen = clip.clip(snapped);
        if (seen == null) {
            return mended(snapped);
        }
        RingTidy.straighten(seen, tidy);
        if (tidy.count == 0) {
            return tidy;
        }
        boolean clean = apart ? check.isCleanAlong(LEAST, MOST, seen, tidy) : check.isClean(tidy);
        if (!clean && !(pullOffFrame() && check.isClean(tidy))) {
            return mended(seen);
        }
        if (tidy.count == 1) {
            if (tidy.twiceArea(0) < 0) {
                // Rounding has turned it inside out.
                tidy.reverse(0);
            }
            return tidy;
        }
        return order() ? ordered : mended(tidy);
    }

    /**
     * Moves points in which a ring only touches the frame one unit inwards: where it runs along the frame besides, it would touch
     * itself there. That is the commonest way to be spoilt. The edges beside such a point may be long; one unit is no more than
     * rounding does to them.
     *
     * @return false when a ring would vanish or turn inside out; then nothing is changed
     */
    private boolean pullOffFrame() {
        pulled.clear();
        for (int ring = 0; ring < tidy.count; ring++) {
            int from = tidy.begin(ring);
            int to = tidy.ends[ring];
            pulled.reserve(to - from);
            int at = pulled.length();
            for (int i = from; i < to; i += 2) {
                int before = i == from ? to - 2 : i - 2;
                int after = i + 2 == to ? from : i + 2;
                boolean touches = touchesFrame(tidy.points, before, i, after);
                pulled.points[at + i - from] = touches ? pulledOff(tidy.points[i]) : tidy.points[i];
                pulled.points[at + i + 1 - from] = touches ? pulledOff(tidy.points[i + 1]) : tidy.points[i + 1];
            }
            int end = RingTidy.straighten(pulled.points, at, at + to - from);
            if (end == at) {
                return false;
            }
            pulled.end(end);
            if (pulled.twiceArea(ring) > 0 != tidy.twiceArea(ring) > 0) {
                return false;
            }
        }
        TileRings other = tidy;
        tidy = pulled;
        pulled = other;
        return true;
    }

    private static int pulledOff(int value) {
        return Math.max(LEAST + 1, Math.min(MOST - 1, value));
    }

    private static boolean touchesFrame(int[] points, int before, int at, int after) {
        boolean touches = false;
        for (int axis = 0; axis < 2; axis++) {
            int value = points[at + axis];
            if (value == LEAST || value == MOST) {
                if (points[before + axis] == value || points[after + axis] == value) {
                    return false;
                }
                touches = true;
            }
        }
        return touches;
    }

    private TileRings mended(TileRings spoilt) {
        mended++;
        mend.mend(spoilt, ordered);
        return ordered;
    }

    private void snap(ParcelReader reader, TilePlane plane) {
        snapped.clear();
        int[] points = reader.points();
        int from = 0;
        boolean shellIsLost = false;
        for (int ring = 0; ring < reader.rings(); ring++) {
            int to = reader.ringEnd(ring);
            boolean isHole = ring > 0 && isHole(points, from, to);
            if (!isHole || !shellIsLost) {
                snapped.reserve(to - from);
                int at = snapped.length();
                int end = plane.snap(points, from, to, snapped.points, at);
                boolean lost = end - at < 6;
                if (!lost) {
                    snapped.end(end);
                }
                shellIsLost = isHole ? shellIsLost : lost;
            }
            from = to;
        }
    }

    /** Counter-clockwise on the ground. */
    private static boolean isHole(int[] points, int from, int to) {
        double twice = 0;
        double x0 = points[from];
        double y0 = points[from + 1];
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i += 2) {
            double nextX = points[i] - x0;
            double nextY = points[i + 1] - y0;
            twice += x * nextY - nextX * y;
            x = nextX;
            y = nextY;
        }
        return twice > 0;
    }

    /**
     * Brings every hole behind its shell; the rings meet nowhere.
     *
     * @return false when rounding has turned a ring inside out: shells lie in an even number of other rings, holes in an odd one
     */
    private boolean order() {
        ordered.clear();
        var depths = new int[tidy.count];
        for (int ring = 0; ring < tidy.count; ring++) {
            for (int other = 0; other < tidy.count; other++) {
                depths[ring] += other != ring && isIn(ring, tidy, other) ? 1 : 0;
            }
            if (tidy.twiceArea(ring) > 0 != (depths[ring] % 2 == 0)) {
                return false;
            }
        }
        for (int shell = 0; shell < tidy.count; shell++) {
            if (depths[shell] % 2 == 0) {
                ordered.add(tidy.points, tidy.begin(shell), tidy.ends[shell]);
                for (int hole = 0; hole < tidy.count; hole++) {
                    if (depths[hole] == depths[shell] + 1 && isIn(hole, tidy, shell)) {
                        ordered.add(tidy.points, tidy.begin(hole), tidy.ends[hole]);
                    }
                }
            }
        }
        return true;
    }

    private boolean isIn(int ring, TileRings others, int other) {
        int at = tidy.begin(ring);
        return others.holds(other, tidy.points[at], tidy.points[at + 1]);
    }
}
