package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.HOLE_OUTSIDE_SHELL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

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
        List<Polygon> areas = rings.stream().map(ring -> ring.polygon(FACTORY)).toList();
        // Indexes its ring when first asked, so rings side by side cost nothing.
        var locators = areas.stream().map(IndexedPointInAreaLocator::new).toList();
        var index = new STRtree();
        for (int j = 0; j < areas.size(); j++) {
            index.insert(areas.get(j).getEnvelopeInternal(), j);
        }
        var nested = new ArrayList<Nested>();
        for (int i = 0; i < rings.size(); i++) {
            int self = i;
            Coordinate[] line = areas.get(i).getExteriorRing().getCoordinates();
            Envelope envelope = areas.get(i).getEnvelopeInternal();
            var depth = new AtomicInteger();
            var repeated = new AtomicBoolean();
            index.query(envelope, item -> {
                int other = (Integer) item;
                if (other != self && areas.get(other).getEnvelopeInternal().covers(envelope)) {
                    Boolean inside = isInside(line, locators.get(other));
                    if (inside == null && other < self) {
                        repeated.set(true);
                    } else if (Boolean.TRUE.equals(inside)) {
                        depth.incrementAndGet();
                    }
                }
            });
            rings.get(i).setDepth(depth.get());
            nested.add(new Nested(rings.get(i), line, Area.ofRing(line), depth.get(), repeated.get()));
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
}
