package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/** Decides what the numbers of a boundary TXT mean: axis order, zone, rings, unit of the declared area. */
final class BoundaryTextInterpretation {

    private final String fileName;
    private final ReadOptions options;
    private final Findings findings;
    private final BoundaryTextHeader header;
    private final List<Assumption> assumptions = new ArrayList<>();

    BoundaryTextInterpretation(String fileName, ReadOptions options, Findings findings, BoundaryTextHeader header) {
        this.fileName = fileName;
        this.options = options;
        this.findings = findings;
        this.header = header;
    }

    void assume(String code, double confidence, String... arguments) {
        assumptions.add(new Assumption(code, confidence, List.of(arguments)));
    }

    ReadResult of(List<RawPlot> raw, String encoding) {
        AxisOrder order = axisOrder(raw);
        boolean geographic = order == AxisOrder.LONGITUDE_LATITUDE || order == AxisOrder.LATITUDE_LONGITUDE;
        CrsCode crs = crs(raw, order, geographic);
        assume("profile", 0.95, raw.get(0).head().profile());
        var plots = new ArrayList<Plot>();
        for (RawPlot plot : raw) {
            plot(plot, order, geographic).ifPresent(plots::add);
        }
        if (plots.stream().allMatch(plot -> plot.rings().isEmpty())) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), findings.list());
        }
        boolean anyClosed =
                plots.stream().flatMap(plot -> plot.rings().stream()).anyMatch(BoundaryRing::closedInFile);
        assume(anyClosed ? "closing-row-dropped" : "no-closing-row", 1);
        var file = new BoundaryFile("boundary-txt", encoding, order, crs, header.entries(), plots, assumptions);
        return new ReadResult(file, findings.list());
    }

    private AxisOrder axisOrder(List<RawPlot> raw) {
        var votes = new Magnitudes.Votes<AxisOrder>();
        int total = 0;
        for (RawPlot plot : raw) {
            for (RawPlot.Row row : plot.rows()) {
                Magnitudes.orderOf(row.first(), row.second()).ifPresent(votes::add);
                total++;
            }
        }
        Optional<AxisOrder> winner = votes.winner();
        if (winner.isEmpty()) {
            // Nothing looks like a coordinate of the country: a local grid, or not coordinates at all.
            RawPlot.Row first = raw.stream()
                    .flatMap(plot -> plot.rows().stream())
                    .findFirst()
                    .orElseThrow();
            findings.add(
                    IssueCode.COORDINATE_OUT_OF_RANGE,
                    Place.line(first.line()),
                    Map.of("field", "X, Y", "text", first.first() + ", " + first.second()));
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), findings.list());
        }
        int agreeing = votes.counts().getOrDefault(winner.get(), 0);
        switch (winner.get()) {
            case EASTING_NORTHING -> {
                findings.add(IssueCode.AXIS_ORDER_SWAPPED, Place.nowhere(), Map.of("count", agreeing));
                assume("axis-order-swapped", (double) agreeing / total);
            }
            case NORTHING_EASTING -> assume("axis-order-survey", (double) agreeing / total);
            default -> assume("axis-order-degrees", (double) agreeing / total);
        }
        return winner.get();
    }

    private @Nullable CrsCode crs(List<RawPlot> raw, AxisOrder order, boolean geographic) {
        var prefixes = new Magnitudes.Votes<Integer>();
        double easting = 0;
        double northing = 0;
        for (RawPlot plot : raw) {
            for (RawPlot.Row row : plot.rows()) {
                if (Magnitudes.orderOf(row.first(), row.second())
                        .filter(order::equals)
                        .isPresent()) {
                    easting = isNorthingFirst(order) ? row.second() : row.first();
                    northing = isNorthingFirst(order) ? row.first() : row.second();
                    prefixes.add(geographic ? 0 : Magnitudes.prefixOf(easting));
                }
            }
        }
        var decision = new CrsDecision(options, findings);
        Optional<CrsCode> crs = decision.decide(new CrsDecision.Evidence(
                geographic, prefixes.winner().orElse(0), header.datum(), header.zone(), easting, northing));
        assumptions.addAll(decision.assumptions());
        return crs.orElse(null);
    }

    private Optional<Plot> plot(RawPlot raw, AxisOrder order, boolean geographic) {
        PlotLine head = raw.head();
        if (!head.isPolygon()) {
            findings.add(
                    IssueCode.GEOMETRY_TYPE_UNUSABLE,
                    Place.plot(raw.label()).withLine(head.line()),
                    Map.of("geometryType", head.graphicType()));
            return Optional.empty();
        }
        if (raw.rows().isEmpty()) {
            findings.add(IssueCode.PLOT_WITHOUT_POINTS, Place.plot(raw.label()).withLine(head.line()), Map.of());
        }
        var rings = new RingGrouping(geographic);
        for (RawPlot.Row row : raw.rows()) {
            rings.add(row.ring(), point(raw.label(), row, order));
        }
        List<BoundaryRing> grouped = rings.rings();
        if (grouped.size() > ReadLimits.RINGS_PER_PLOT) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_RINGS,
                    Integer.toString(ReadLimits.RINGS_PER_PLOT),
                    Findings.excerpt(raw.label()));
        }
        return Optional.of(new Plot(
                head.number(),
                head.name(),
                declaredArea(head, grouped, geographic),
                head.pointCount(),
                head.mapSheet(),
                head.use(),
                head.landClass(),
                head.line(),
                grouped));
    }

    private BoundaryPoint point(String plot, RawPlot.Row row, AxisOrder order) {
        Optional<AxisOrder> own = Magnitudes.orderOf(row.first(), row.second());
        AxisOrder used = order;
        if (own.isPresent() && own.get() != order && isGeographic(own.get()) == isGeographic(order)) {
            used = own.get();
        }
        boolean northingFirst = isNorthingFirst(used);
        double easting = northingFirst ? row.second() : row.first();
        double northing = northingFirst ? row.first() : row.second();
        var place = new Place(row.line(), plot, row.name(), easting, northing);
        if (used != order) {
            findings.add(IssueCode.AXIS_ORDER_SWAPPED, place, Map.of());
        } else if (own.isEmpty() || own.get() != order) {
            findings.add(
                    IssueCode.COORDINATE_OUT_OF_RANGE,
                    place,
                    Map.of("field", "X, Y", "text", plain(row.first()) + ", " + plain(row.second())));
        }
        return new BoundaryPoint(row.name(), easting, northing, row.line());
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    private static boolean isNorthingFirst(AxisOrder order) {
        return order == AxisOrder.NORTHING_EASTING || order == AxisOrder.LATITUDE_LONGITUDE;
    }

    private static boolean isGeographic(AxisOrder order) {
        return order == AxisOrder.LONGITUDE_LATITUDE || order == AxisOrder.LATITUDE_LONGITUDE;
    }

    private @Nullable Double declaredArea(PlotLine head, List<BoundaryRing> rings, boolean geographic) {
        BigDecimal area = head.area();
        if (area == null) {
            return null;
        }
        DeclaredArea declared =
                geographic ? DeclaredArea.of(area, head.areaUnit()) : DeclaredArea.of(area, head.areaUnit(), rings);
        if (declared.isAssumed()) {
            assume("area-unit-square-metres", 0.9, head.name().isBlank() ? head.number() : head.name());
        }
        return declared.squareMetres();
    }
}
