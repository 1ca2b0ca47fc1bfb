package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.HOLE_OUTSIDE_SHELL;
import static org.hongxian.gis.issue.IssueCode.PARTS_SHARE_EDGE;
import static org.hongxian.gis.issue.IssueCode.PLOT_NOT_CHECKED;
import static org.hongxian.gis.issue.IssueCode.SELF_INTERSECTION;
import static org.hongxian.gis.issue.IssueCode.SELF_TOUCH;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.topology.EdgeMeetings.Edge;
import org.hongxian.gis.topology.EdgeMeetings.Meeting;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Where the rings of one plot cross or touch themselves or each other.
 *
 * <p>A hole may touch the shell in a point. Two crossings next to each other on the same other edge come from one point pushed across
 * it and are one finding; so are the edges a ring touches itself along.
 *
 * <p>A ring of shuffled points has about as many crossings as pairs of edges. Once a thousand are found the plot is called tangled,
 * and neither the other crossings nor its land are looked for.
 */
final class CrossingCheck {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double SAME_PLACE_METRES = 0.001;

    private final TopologyTolerances tolerances;
    private final FindingList findings;
    private final UnaryOperator<Coordinate> toDrawing;

    CrossingCheck(TopologyTolerances tolerances, FindingList findings, UnaryOperator<Coordinate> toDrawing) {
        this.tolerances = tolerances;
        this.findings = findings;
        this.toDrawing = toDrawing;
    }

    /** @return indexes (among the usable rings) of rings whose nesting means nothing because they cross another */
    Set<Integer> check(CheckedPlot plot) {
        List<CheckedRing> rings = plot.usableRings();
        var meetings = new ArrayList<Meeting>();
        boolean complete = new EdgeMeetings(rings).find(meetings);
        if (!complete || meetings.size() >= EdgeMeetings.MOST) {
            plot.setTangled();
        }
        for (Meeting meeting : meetings) {
            rings.get(meeting.first().ring()).setCrossed();
            rings.get(meeting.second().ring()).setCrossed();
        }
        List<Meeting> crossings = reportCrossings(plot, rings, meetings);
        reportTouches(plot, rings, meetings, crossings);
        if (!complete) {
            plot.breaks(findings, PLOT_NOT_CHECKED, plot.head(), Map.of());
        }
        return reportBetweenRings(plot, rings, meetings);
    }

    private List<Meeting> reportCrossings(CheckedPlot plot, List<CheckedRing> rings, List<Meeting> meetings) {
        var reported = new ArrayList<Meeting>();
        for (Meeting crossing : meetings) {
            if (!crossing.crosses() || !crossing.isWithinOneRing()) {
                continue;
            }
            int size = rings.get(crossing.first().ring()).kept().size();
            if (reported.stream().noneMatch(known -> belongTogether(known, crossing, size))) {
                reported.add(crossing);
                report(plot, rings, SELF_INTERSECTION, crossing, crossing.lengthMetres());
            }
            if (plot.isTangled() && reported.size() >= FindingList.LISTED_PER_CODE) {
                findings.addUncounted(SELF_INTERSECTION);
                break;
            }
        }
        return reported;
    }

    private static boolean belongTogether(Meeting known, Meeting crossing, int size) {
        if (known.first().ring() != crossing.first().ring()) {
            return false;
        }
        return known.location().distance(crossing.location()) < SAME_PLACE_METRES
                || sharesOneEdge(known.first(), crossing.first(), known.second(), crossing.second(), size)
                || sharesOneEdge(known.first(), crossing.second(), known.second(), crossing.first(), size);
    }

    /** One edge is the same, and the others follow each other. */
    private static boolean sharesOneEdge(Edge a, Edge b, Edge otherA, Edge otherB, int size) {
        return a.position() == b.position() && EdgeMeetings.areNeighbours(otherA, otherB, size)
                || otherA.position() == otherB.position() && EdgeMeetings.areNeighbours(a, b, size);
    }

    private void reportTouches(
            CheckedPlot plot, List<CheckedRing> rings, List<Meeting> meetings, List<Meeting> crossings) {
        var groups = new ArrayList<List<Meeting>>();
        for (Meeting touch : meetings) {
            int size = rings.get(touch.first().ring()).kept().size();
            boolean ofCrossing = crossings.stream().anyMatch(crossing -> belongTogether(crossing, touch, size));
            if (!touch.crosses() && touch.isWithinOneRing() && !ofCrossing) {
                groups.stream()
                        .filter(group -> group.stream().anyMatch(known -> isSameTouch(known, touch, size)))
                        .findFirst()
                        .ifPresentOrElse(group -> group.add(touch), () -> groups.add(new ArrayList<>(List.of(touch))));
            }
        }
        for (List<Meeting> group : groups) {
            double length = group.stream().mapToDouble(Meeting::lengthMetres).sum();
            report(plot, rings, SELF_TOUCH, group.get(0), length);
        }
    }

    /** At one place, or along edges that follow each other. */
    private static boolean isSameTouch(Meeting known, Meeting touch, int size) {
        boolean sameRing = known.first().ring() == touch.first().ring();
        return sameRing
                && (known.location().distance(touch.location()) < SAME_PLACE_METRES
                        || (isSameOrNext(known.first(), touch.first(), size)
                                && isSameOrNext(known.second(), touch.second(), size)));
    }

    private static boolean isSameOrNext(Edge a, Edge b, int size) {
        return a.position() == b.position() || EdgeMeetings.areNeighbours(a, b, size);
    }

    private void report(
            CheckedPlot plot, List<CheckedRing> rings, IssueCode code, Meeting meeting, double lengthMetres) {
        CheckedRing ring = rings.get(meeting.first().ring());
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("edge", ring.edge(meeting.first().position()));
        arguments.put("otherEdge", ring.edge(meeting.second().position()));
        arguments.put("ring", ring.number());
        if (lengthMetres > 0) {
            arguments.put("lengthMetres", lengthMetres);
        }
        plot.breaks(findings, code, place(plot, rings, meeting, meeting.first()), arguments);
    }

    private Place place(CheckedPlot plot, List<CheckedRing> rings, Meeting meeting, Edge edge) {
        CheckedRing ring = rings.get(edge.ring());
        int line = ring.point(ring.kept().get(edge.position())).line();
        return plot.at(toDrawing.apply(meeting.location()), line);
    }

    private record Pair(int first, int second) {}

    private Set<Integer> reportBetweenRings(CheckedPlot plot, List<CheckedRing> rings, List<Meeting> meetings) {
        var byPair = new TreeMap<Integer, Map<Integer, List<Meeting>>>();
        for (Meeting meeting : meetings) {
            if (!meeting.isWithinOneRing()) {
                byPair.computeIfAbsent(meeting.second().ring(), r -> new TreeMap<>())
                        .computeIfAbsent(meeting.first().ring(), r -> new ArrayList<>())
                        .add(meeting);
            }
        }
        var crossed = new HashSet<Integer>();
        byPair.forEach((second, byFirst) -> byFirst.forEach((first, shared) -> {
            IssueCode code = relation(rings, new Pair(first, second), shared);
            if (code == PARTS_SHARE_EDGE) {
                reportShared(plot, rings, code, shared);
            } else if (crossed.add(second)) {
                if (code == SELF_TOUCH) {
                    plot.setBroken();
                    reportShared(plot, rings, code, shared);
                } else {
                    Place place =
                            place(plot, rings, shared.get(0), shared.get(0).second());
                    plot.breaks(
                            findings,
                            code,
                            place,
                            Map.of("ring", rings.get(second).number()));
                }
            }
        }));
        return crossed;
    }

    /** What two rings are to each other that have more than points in common. */
    private IssueCode relation(List<CheckedRing> rings, Pair pair, List<Meeting> shared) {
        CheckedRing first = rings.get(pair.first());
        CheckedRing second = rings.get(pair.second());
        if (shared.stream().anyMatch(meeting -> meeting.crosses() || meeting.lengthMetres() == 0)
                || isSelfCrossed(rings, pair)) {
            return HOLE_OUTSIDE_SHELL;
        }
        Polygon a = first.polygon(FACTORY);
        Polygon b = second.polygon(FACTORY);
        double common = Polygonal.intersection(a, b).getArea();
        double tolerance = tolerances.zeroAreaSquareMetres();
        if (common <= tolerance) {
            return PARTS_SHARE_EDGE;
        }
        boolean inside = common >= Math.min(a.getArea(), b.getArea()) - tolerance;
        boolean same = common >= Math.max(a.getArea(), b.getArea()) - tolerance;
        return inside && !same ? SELF_TOUCH : HOLE_OUTSIDE_SHELL;
    }

    private boolean isSelfCrossed(List<CheckedRing> rings, Pair pair) {
        return !Polygonal.isValid(rings.get(pair.first()).polygon(FACTORY))
                || !Polygonal.isValid(rings.get(pair.second()).polygon(FACTORY));
    }

    private void reportShared(CheckedPlot plot, List<CheckedRing> rings, IssueCode code, List<Meeting> shared) {
        Meeting first = shared.get(0);
        CheckedRing ring = rings.get(first.first().ring());
        CheckedRing other = rings.get(first.second().ring());
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("edge", ring.edge(first.first().position()));
        arguments.put("otherEdge", other.edge(first.second().position()));
        arguments.put("ring", ring.number());
        arguments.put("otherRing", other.number());
        arguments.put(
                "lengthMetres",
                shared.stream().mapToDouble(Meeting::lengthMetres).sum());
        findings.add(code, place(plot, rings, first, first.first()), arguments);
    }
}
