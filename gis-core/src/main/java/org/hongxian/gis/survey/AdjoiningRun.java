package org.hongxian.gis.survey;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.survey.AdjoiningSide.Stretch;

/**
 * A neighbour along a boundary for as long as it is the same one, over any number of sides.
 *
 * @param begin where the neighbour changes; empty when there is one neighbour all around
 * @param lengthMetres of the boundary the neighbour adjoins
 * @param anchors places to write the name at, the middle of the run first
 */
public record AdjoiningRun(Neighbour neighbour, List<Anchor> begin, double lengthMetres, List<Anchor> anchors) {

    private static final double[] ANCHORS = {0.5, 0.3, 0.7, 0.15, 0.85};

    public AdjoiningRun {
        begin = List.copyOf(begin);
        anchors = List.copyOf(anchors);
    }

    /**
     * A place on the boundary.
     *
     * @param easting metres
     * @param northing metres
     * @param outwardEast unit vector out of the plot, its part to the east
     * @param outwardNorth the same, to the north
     */
    public record Anchor(double easting, double northing, double outwardEast, double outwardNorth) {}

    /** @param sides of the very rings, in order */
    public static List<AdjoiningRun> of(List<NumberedRing> rings, List<AdjoiningSide> sides) {
        var runs = new ArrayList<AdjoiningRun>();
        int next = 0;
        for (NumberedRing ring : rings) {
            var parts = new ArrayList<Part>();
            for (int i = 0; i < ring.points().size(); i++) {
                for (Stretch stretch : sides.get(next).stretches()) {
                    parts.add(new Part(stretch, ring, i));
                }
                next++;
            }
            addRuns(parts, runs);
        }
        return List.copyOf(runs);
    }

    /** A stretch of a side of a ring. */
    private record Part(Stretch stretch, NumberedRing ring, int side) {

        double length() {
            return stretch.toMetres() - stretch.fromMetres();
        }

        /** @param metres from the beginning of the stretch */
        Anchor at(double metres) {
            NumberedPoint from = ring.points().get(side);
            NumberedPoint to = ring.points().get((side + 1) % ring.points().size());
            double side = Math.hypot(to.easting() - from.easting(), to.northing() - from.northing());
            double east = side == 0 ? 0 : (to.easting() - from.easting()) / side;
            double north = side == 0 ? 0 : (to.northing() - from.northing()) / side;
            double along = stretch.fromMetres() + metres;
            double turn = ring.hole() ? -1 : 1;
            return new Anchor(
                    from.easting() + east * along, from.northing() + north * along, -north * turn, east * turn);
        }
    }

    private static void addRuns(List<Part> parts, List<AdjoiningRun> runs) {
        int first = 0;
        while (first < parts.size() && !changesAt(parts, first)) {
            first++;
        }
        boolean same = first == parts.size();
        var run = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            int at = (first + i) % parts.size();
            if (!run.isEmpty() && changesAt(parts, at)) {
                runs.add(run(run, false));
                run = new ArrayList<>();
            }
            run.add(parts.get(at));
        }
        if (!run.isEmpty()) {
            runs.add(run(run, same));
        }
    }

    private static boolean changesAt(List<Part> parts, int at) {
        Neighbour before =
                parts.get(Math.floorMod(at - 1, parts.size())).stretch().neighbour();
        return !before.equals(parts.get(at).stretch().neighbour());
    }

    private static AdjoiningRun run(List<Part> parts, boolean allAround) {
        double length = parts.stream().mapToDouble(Part::length).sum();
        var anchors = new ArrayList<Anchor>();
        for (double share : ANCHORS) {
            anchors.add(at(parts, share * length));
        }
        return new AdjoiningRun(
                parts.get(0).stretch().neighbour(),
                allAround ? List.of() : List.of(parts.get(0).at(0)),
                length,
                anchors);
    }

    private static Anchor at(List<Part> parts, double metres) {
        double left = metres;
        for (Part part : parts) {
            if (left <= part.length()) {
                return part.at(left);
            }
            left -= part.length();
        }
        Part last = parts.get(parts.size() - 1);
        return last.at(last.length());
    }
}
