package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/**
 * Joins the open paths of one layer where exactly two of them meet, into rings where they close.
 *
 * <p>Where three or more meet, which of them belong together is not for a reader to say: the chains end there.
 */
final class DxfChains {

    /** A place where ends meet: the cell of the first end that came there. */
    private record Node(long column, long row) {}

    /** An open path between two places. */
    private record Link(DxfPath path, Node from, Node to) {

        Node other(Node node) {
            return from.equals(node) ? to : from;
        }

        List<Coordinate> pointsFrom(Node node) {
            if (from.equals(node)) {
                return path.points();
            }
            var reversed = new ArrayList<>(path.points());
            Collections.reverse(reversed);
            return reversed;
        }
    }

    private final List<Link> links = new ArrayList<>();
    private final Map<Node, List<Integer>> meeting = new HashMap<>();
    private final Set<Set<Node>> segments = new HashSet<>();

    /** Repeated segments, which would make every point of them a meeting of many, are taken once. */
    void add(DxfPath path) {
        Node from = node(path.first());
        Node to = node(path.last());
        if (path.points().size() == 2 && (from.equals(to) || !segments.add(Set.of(from, to)))) {
            return;
        }
        int index = links.size();
        links.add(new Link(path, from, to));
        meeting.computeIfAbsent(from, n -> new ArrayList<>(2)).add(index);
        meeting.computeIfAbsent(to, n -> new ArrayList<>(2)).add(index);
    }

    /** Every chain once, closed ones and open ones, in the order of their first paths. */
    List<DxfPath> chains() {
        var chains = new ArrayList<DxfPath>();
        var used = new boolean[links.size()];
        for (int i = 0; i < links.size(); i++) {
            if (!used[i]) {
                used[i] = true;
                chains.add(chain(links.get(i), used));
            }
        }
        return chains;
    }

    /** What lies before the first path belongs to the chain as well, unless it came round to its start. */
    private DxfPath chain(Link first, boolean[] used) {
        List<Coordinate> behind = new ArrayList<>(first.path().points());
        follow(first.to(), behind, used);
        var before = new ArrayList<Coordinate>();
        before.add(first.path().first());
        follow(first.from(), before, used);
        Collections.reverse(before);
        before.addAll(behind.subList(1, behind.size()));
        DxfPath path = first.path();
        return new DxfPath(path.layer(), path.handle(), path.line(), false, before, path.attached())
                .closedIfItMeetsItself();
    }

    private void follow(Node start, List<Coordinate> points, boolean[] used) {
        Node node = start;
        while (true) {
            List<Integer> here = meeting.getOrDefault(node, List.of());
            if (here.size() != 2) {
                return;
            }
            int next = used[here.get(0)] ? here.get(1) : here.get(0);
            if (used[next]) {
                return;
            }
            used[next] = true;
            List<Coordinate> more = links.get(next).pointsFrom(node);
            points.addAll(more.subList(1, more.size()));
            node = links.get(next).other(node);
        }
    }

    /** The cell of the point, or the neighbouring one where somebody is near enough already. */
    private Node node(Coordinate point) {
        long column = Math.round(point.x / DxfPath.SAME_METRES);
        long row = Math.round(point.y / DxfPath.SAME_METRES);
        var own = new Node(column, row);
        if (meeting.containsKey(own)) {
            return own;
        }
        for (long dx = -1; dx <= 1; dx++) {
            for (long dy = -1; dy <= 1; dy++) {
                var near = new Node(column + dx, row + dy);
                if (meeting.containsKey(near)) {
                    return near;
                }
            }
        }
        return own;
    }
}
