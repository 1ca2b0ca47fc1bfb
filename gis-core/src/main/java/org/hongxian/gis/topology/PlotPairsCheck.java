package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.GAP_BETWEEN_PLOTS;
import static org.hongxian.gis.issue.IssueCode.MISSING_SHARED_VERTEX;
import static org.hongxian.gis.issue.IssueCode.NEAR_COINCIDENT_EDGE;
import static org.hongxian.gis.issue.IssueCode.PLOTS_OVERLAP;
import static org.hongxian.gis.issue.IssueCode.PLOT_CONTAINED;
import static org.hongxian.gis.issue.IssueCode.PLOT_DUPLICATED;
import static org.hongxian.gis.issue.IssueCode.PLOT_NOT_CHECKED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coverage.NarrowGaps;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.topology.PlotContacts.Contact;
import org.hongxian.gis.topology.PlotContacts.Missing;
import org.hongxian.gis.topology.PlotContacts.Pair;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * What is wrong between plots, and between plots and the red lines beside them: overlaps, strips left between, boundaries that almost
 * coincide, points only one of two neighbours has. One finding per pair and kind, at its largest place; per side for missing points.
 *
 * <p>Land shared with another red line is not looked at here: the measurement names those conflicts.
 */
final class PlotPairsCheck {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Beyond these many overlays of plots a drawing is a heap of plots, and the hundred overlaps listed tell so. */
    private static final int MOST_OVERLAYS = 3_000;

    private final TopologyTolerances tolerances;
    private final double roundingMetres;
    private final FindingList findings;
    private final UnaryOperator<Coordinate> toDrawing;
    private final Map<Pair, List<Polygon>> reported = new HashMap<>();
    private List<CheckedPlot> plots = List.of();
    private List<String> neighbours = List.of();

    /** @param roundingMetres strips narrower than this come from the decimals of the coordinates */
    PlotPairsCheck(
            TopologyTolerances tolerances,
            double roundingMetres,
            FindingList findings,
            UnaryOperator<Coordinate> toDrawing) {
        this.tolerances = tolerances;
        this.roundingMetres = roundingMetres;
        this.findings = findings;
        this.toDrawing = toDrawing;
    }

    /**
     * @param land of each plot in the measuring plane, valid; empty for a plot without any
     * @param others red lines beside them, in the measuring plane
     */
    void check(List<CheckedPlot> checked, List<MultiPolygon> land, List<NamedArea> others) {
        if (checked.isEmpty() || checked.size() + others.size() < 2) {
            return;
        }
        plots = checked;
        neighbours = others.stream().map(NamedArea::name).toList();
        var polygons = new ArrayList<Geometry>(land);
        others.forEach(other -> polygons.add(other.area()));
        // A vertex that lies h beside an edge makes a sliver of mean width h/2: one tolerance for both.
        var contacts = new PlotContacts(polygons, land.size(), tolerances.gapWidthMetres(), 2 * roundingMetres);
        checkOverlaps(contacts, polygons);
        if (contacts.isComplete()) {
            checkGaps(contacts, polygons);
        }
        contacts.missing().forEach(this::reportMissing);
        if (!contacts.isComplete()) {
            findings.add(PLOT_NOT_CHECKED, checked.get(0).head(), Map.of());
        }
    }

    private void checkOverlaps(PlotContacts contacts, List<Geometry> polygons) {
        int overlays = 0;
        for (Map.Entry<Pair, Contact> entry : contacts.contacts().entrySet()) {
            if (!entry.getValue().mayOverlap()) {
                continue;
            }
            // A heap of plots: the hundred listed tell so, and it is reported as not checked.
            if (!contacts.isComplete() && findings.count(PLOTS_OVERLAP) >= FindingList.LISTED_PER_CODE) {
                findings.addUncounted(PLOTS_OVERLAP);
                return;
            }
            if (++overlays > MOST_OVERLAYS) {
                boolean listed = findings.count(PLOTS_OVERLAP) >= FindingList.LISTED_PER_CODE;
                findings.addUncounted(PLOTS_OVERLAP);
                if (!listed) {
                    findings.add(
                            PLOT_NOT_CHECKED, plots.get(entry.getKey().first()).head(), Map.of());
                }
                return;
            }
            checkOverlap(entry.getKey(), polygons);
        }
    }

    private void checkOverlap(Pair pair, List<Geometry> polygons) {
        Geometry first = polygons.get(pair.first());
        Geometry second = polygons.get(pair.second());
        List<Polygon> parts = Polygonal.polygons(Polygonal.intersection(first, second)).stream()
                .filter(this::isMeasurable)
                .toList();
        double area = parts.stream().mapToDouble(Polygon::getArea).sum();
        if (parts.isEmpty() || area < tolerances.overlapSquareMetres()) {
            return;
        }
        if (pair.second() >= plots.size()) {
            List<Polygon> narrow = parts.stream().filter(this::isOneLineTwice).toList();
            if (!narrow.isEmpty()) {
                reportStrip(pair, largest(narrow));
            }
            return;
        }
        reported.computeIfAbsent(pair, p -> new ArrayList<>()).addAll(parts);
        double share = tolerances.samePlotShare();
        boolean coversFirst = area >= share * first.getArea();
        boolean coversSecond = area >= share * second.getArea();
        if (coversFirst && coversSecond) {
            reportWhole(PLOT_DUPLICATED, pair.second(), pair.first(), area);
        } else if (coversFirst) {
            reportWhole(PLOT_CONTAINED, pair.first(), pair.second(), area);
        } else if (coversSecond) {
            reportWhole(PLOT_CONTAINED, pair.second(), pair.first(), area);
        } else {
            CheckedPlot plot = plots.get(pair.first());
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("otherPlot", plots.get(pair.second()).label());
            arguments.put("areaSquareMetres", area);
            findings.add(PLOTS_OVERLAP, plot.at(inside(largest(parts)), plot.line()), arguments);
        }
    }

    private void reportWhole(IssueCode code, int plot, int other, double area) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("otherPlot", plots.get(other).label());
        arguments.put("areaSquareMetres", area);
        findings.add(code, plots.get(plot).head(), arguments);
    }

    /** What other red lines cover between two plots is still not within the plots: these are looked at by themselves. */
    private void checkGaps(PlotContacts contacts, List<Geometry> polygons) {
        var between = new ArrayList<NarrowGaps.Suspect>();
        var beside = new ArrayList<NarrowGaps.Suspect>();
        contacts.contacts().forEach((pair, contact) -> {
            if (!contact.strip().isNull()) {
                (pair.second() < plots.size() ? between : beside)
                        .add(new NarrowGaps.Suspect(pair.first(), pair.second(), contact.strip()));
            }
        });
        if (between.size() + beside.size() > MOST_OVERLAYS) {
            beside.subList(Math.max(0, MOST_OVERLAYS - between.size()), beside.size())
                    .clear();
            between.subList(Math.min(MOST_OVERLAYS, between.size()), between.size())
                    .clear();
            findings.addUncounted(GAP_BETWEEN_PLOTS);
            findings.add(PLOT_NOT_CHECKED, plots.get(0).head(), Map.of());
        }
        reportGaps(polygons.subList(0, plots.size()), between, false);
        reportGaps(polygons, beside, true);
    }

    /** @param othersToo whether strips beside other red lines are meant, else those between the plots */
    private void reportGaps(List<Geometry> polygons, List<NarrowGaps.Suspect> suspects, boolean othersToo) {
        for (NarrowGaps.Gap gap : NarrowGaps.find(polygons, suspects, tolerances.gapWidthMetres(), FACTORY)) {
            // The two with the longest contact; those of the drawing have the smaller numbers.
            int one = gap.neighbours().get(0);
            int other = gap.neighbours().get(1);
            var pair = new Pair(Math.min(one, other), Math.max(one, other));
            boolean large = isMeasurable(gap.area()) && gap.area().getArea() >= tolerances.overlapSquareMetres();
            boolean meant = pair.first() < plots.size() && othersToo == (pair.second() >= plots.size());
            if (meant && large) {
                reportStrip(pair, gap.area());
            }
        }
    }

    /** A strip between two, or shared by two, that is one line twice or a gap. */
    private void reportStrip(Pair pair, Polygon strip) {
        boolean twice = isOneLineTwice(strip);
        if (!twice && pair.second() >= plots.size()) {
            return;
        }
        reported.computeIfAbsent(pair, p -> new ArrayList<>()).add(strip);
        CheckedPlot plot = plots.get(pair.first());
        var arguments = new LinkedHashMap<String, Object>();
        putOther(arguments, pair.second());
        arguments.put("areaSquareMetres", strip.getArea());
        arguments.put("widthMetres", Polygonal.meanWidth(strip));
        arguments.put("toleranceMetres", twice ? tolerances.nearCoincidentMetres() : tolerances.gapWidthMetres());
        findings.add(twice ? NEAR_COINCIDENT_EDGE : GAP_BETWEEN_PLOTS, plot.at(inside(strip), plot.line()), arguments);
    }

    private void reportMissing(Missing missing) {
        List<Coordinate> points = missing.inOrder().stream()
                .filter(point ->
                        !isPartOfAnother(missing.polygon(), missing.points().getOrDefault(point, -1), point))
                .toList();
        if (points.isEmpty()) {
            return;
        }
        CheckedPlot plot = plots.get(missing.polygon());
        Coordinate first = points.get(0);
        int other = missing.points().getOrDefault(first, -1);
        BoundaryPoint start = plot.pointAt(missing.start());
        BoundaryPoint end = plot.pointAt(missing.end());
        BoundaryPoint lacked = other < plots.size() ? plots.get(other).pointAt(first) : null;
        var arguments = new LinkedHashMap<String, Object>();
        if (start != null && end != null) {
            arguments.put("edge", start.name() + "-" + end.name());
        }
        putOther(arguments, other);
        if (lacked != null) {
            arguments.put("otherPoint", lacked.name());
        }
        if (points.size() > 1) {
            arguments.put("count", points.size());
        }
        int line = start == null ? plot.line() : start.line();
        findings.add(MISSING_SHARED_VERTEX, plot.at(toDrawing.apply(first), line), arguments);
    }

    /** Whether the point lies at an overlap or a strip already named for the two. */
    private boolean isPartOfAnother(int polygon, int other, Coordinate point) {
        var pair = new Pair(Math.min(polygon, other), Math.max(polygon, other));
        return reported.getOrDefault(pair, List.of()).stream()
                .anyMatch(area -> area.isWithinDistance(FACTORY.createPoint(point), 2 * roundingMetres));
    }

    private void putOther(Map<String, Object> arguments, int other) {
        if (other < plots.size()) {
            arguments.put("otherPlot", plots.get(other).label());
        } else {
            arguments.put("neighbour", neighbours.get(other - plots.size()));
        }
    }

    /** Thinner than the decimals of the coordinates is not on the ground. */
    private boolean isMeasurable(Polygon area) {
        return Polygonal.meanWidth(area) >= roundingMetres;
    }

    private boolean isOneLineTwice(Polygon strip) {
        return Polygonal.meanWidth(strip) < tolerances.nearCoincidentMetres();
    }

    private Coordinate inside(Polygon area) {
        return toDrawing.apply(Polygonal.pointInside(area));
    }

    private static Polygon largest(List<Polygon> parts) {
        Polygon largest = parts.get(0);
        for (Polygon part : parts) {
            if (part.getArea() > largest.getArea()) {
                largest = part;
            }
        }
        return largest;
    }
}
