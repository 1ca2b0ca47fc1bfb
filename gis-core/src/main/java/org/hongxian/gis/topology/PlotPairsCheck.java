package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.GAP_BETWEEN_PLOTS;
import static org.hongxian.gis.issue.IssueCode.PLOTS_OVERLAP;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hongxian.gis.coverage.CoverageFaces;
import org.hongxian.gis.coverage.NarrowGaps;
import org.hongxian.gis.coverage.Polygonal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Plots that overlap, plots between which a strip was left that nobody meant. One finding per pair, at its largest place. */
final class PlotPairsCheck {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final TopologyTolerances tolerances;
    private final FindingList findings;
    private final UnaryOperator<Coordinate> toDrawing;

    PlotPairsCheck(TopologyTolerances tolerances, FindingList findings, UnaryOperator<Coordinate> toDrawing) {
        this.tolerances = tolerances;
        this.findings = findings;
        this.toDrawing = toDrawing;
    }

    /** @param land of each plot in the measuring plane, valid; empty for a plot without any */
    void check(List<CheckedPlot> plots, List<MultiPolygon> land) {
        if (plots.size() < 2) {
            return;
        }
        var coverage = new CoverageFaces(land, FACTORY);
        checkOverlaps(plots, coverage);
        checkGaps(plots, coverage);
    }

    private void checkOverlaps(List<CheckedPlot> plots, CoverageFaces coverage) {
        for (CoverageFaces.Overlap overlap : coverage.overlaps()) {
            List<Polygon> parts = Polygonal.polygons(overlap.area()).stream()
                    .filter(this::isMeasurable)
                    .toList();
            double area = parts.stream().mapToDouble(Polygon::getArea).sum();
            if (!parts.isEmpty() && area >= tolerances.overlapSquareMetres()) {
                CheckedPlot first = plots.get(overlap.first());
                var arguments = new LinkedHashMap<String, Object>();
                arguments.put("otherPlot", plots.get(overlap.second()).label());
                arguments.put("areaSquareMetres", area);
                findings.add(PLOTS_OVERLAP, first.at(inside(largest(parts)), first.line()), arguments);
            }
        }
    }

    private void checkGaps(List<CheckedPlot> plots, CoverageFaces coverage) {
        for (NarrowGaps.Gap gap : NarrowGaps.find(coverage, tolerances.gapWidthMetres(), FACTORY)) {
            if (isMeasurable(gap.area()) && gap.area().getArea() >= tolerances.overlapSquareMetres()) {
                CheckedPlot first = plots.get(gap.neighbours().get(0));
                CheckedPlot second = plots.get(gap.neighbours().get(1));
                var arguments = new LinkedHashMap<String, Object>();
                arguments.put("otherPlot", second.label());
                arguments.put("areaSquareMetres", gap.area().getArea());
                arguments.put("widthMetres", Polygonal.meanWidth(gap.area()));
                arguments.put("toleranceMetres", tolerances.gapWidthMetres());
                findings.add(GAP_BETWEEN_PLOTS, first.at(inside(gap.area()), first.line()), arguments);
            }
        }
    }

    /** Thinner than the last decimal of the coordinates is not on the ground. */
    private boolean isMeasurable(Polygon area) {
        return Polygonal.meanWidth(area) >= tolerances.coordinateRoundingMetres();
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
