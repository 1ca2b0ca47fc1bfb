package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.HOLE_OUTSIDE_SHELL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;

/**
 * Whether rings of one plot lie in each other as shells and holes can.
 *
 * <p>Ring numbers do not tell a hole from a second part. A ring beside the first one is a hole that went astray when the declared
 * area agrees with it being taken away and not with its being added; where no declared area decides, when it runs the other way
 * round than the first ring.
 */
final class NestingCheck {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final CheckContext context;
    private final FindingList findings;

    NestingCheck(CheckContext context, FindingList findings) {
        this.context = context;
        this.findings = findings;
    }

    /** One ring and how many others lie around it. */
    private record Nested(CheckedRing ring, Coordinate[] line, double area, int depth, boolean repeated) {}

    /** @param crossed indexes of usable rings already reported */
    void check(CheckedPlot plot, Set<Integer> crossed) {
        List<CheckedRing> usable = plot.usableRings();
        var rings = new ArrayList<CheckedRing>();
        for (int i = 0; i < usable.size(); i++) {
            if (!crossed.contains(i)) {
                rings.add(usable.get(i));
            }
        }
        if (rings.size() < 2) {
            return;
        }
        List<Nested> nested = nest(rings);
        for (Nested ring : nested) {
            if (ring.repeated()) {
                report(plot, ring);
            }
        }
        Nested first = nested.get(0);
        double total = nested.stream()
                .mapToDouble(r -> r.depth() % 2 == 0 ? r.area() : -r.area())
                .sum();
        for (Nested ring : nested.subList(1, nested.size())) {
            boolean beside = ring.depth() == 0 && first.depth() == 0 && !ring.repeated();
            if (beside && isStrayHole(plot.plot().declaredAreaSquareMetres(), total, first, ring)) {
                report(plot, ring);
            }
        }
    }

    private void report(CheckedPlot plot, Nested ring) {
        plot.breaks(
                findings,
                HOLE_OUTSIDE_SHELL,
                ring.ring().place(ring.ring().kept().get(0)),
                Map.of("ring", ring.ring().number()));
    }

    private boolean isStrayHole(@Nullable Double declared, double total, Nested first, Nested ring) {
        if (declared != null) {
            double tolerance = context.tolerances().declaredAreaSquareMetres();
            boolean asPart = Math.abs(declared - total) <= tolerance;
            boolean asHole = Math.abs(declared - (total - 2 * ring.area())) <= tolerance;
            if (asPart != asHole) {
                return asHole;
            }
        }
        return Orientation.isCCW(ring.line()) != Orientation.isCCW(first.line());
    }

    private static List<Nested> nest(List<CheckedRing> rings) {
        var lines = rings.stream().map(CheckedRing::closedLine).toList();
        var locators = rings.stream()
                .map(ring -> new IndexedPointInAreaLocator(ring.polygon(FACTORY)))
                .toList();
        var nested = new ArrayList<Nested>();
        for (int i = 0; i < rings.size(); i++) {
            int depth = 0;
            boolean repeated = false;
            for (int j = 0; j < rings.size(); j++) {
                if (i != j && envelope(lines.get(j)).covers(envelope(lines.get(i)))) {
                    Boolean inside = isInside(lines.get(i), locators.get(j));
                    repeated |= inside == null && j < i;
                    depth += Boolean.TRUE.equals(inside) ? 1 : 0;
                }
            }
            nested.add(new Nested(rings.get(i), lines.get(i), Area.ofRing(lines.get(i)), depth, repeated));
        }
        return nested;
    }

    /** Null when all points lie on the other ring: the two are one ring twice. */
    private static @Nullable Boolean isInside(Coordinate[] line, IndexedPointInAreaLocator other) {
        for (Coordinate point : line) {
            int location = other.locate(point);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return null;
    }

    private static Envelope envelope(Coordinate[] line) {
        var envelope = new Envelope();
        for (Coordinate point : line) {
            envelope.expandToInclude(point);
        }
        return envelope;
    }
}
