package org.hongxian.gis.boundarytext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.AreaUnit;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CrsDecision;
import org.hongxian.gis.coordinatefile.DeclaredAreas;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.Magnitudes;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Questions;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
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
    private final Questions questions;
    private final List<Assumption> assumptions = new ArrayList<>();

    BoundaryTextInterpretation(String fileName, ReadOptions options, Findings findings, BoundaryTextHeader header) {
        this(fileName, options, findings, header, new Questions(fileName, options));
    }

    BoundaryTextInterpretation(
            String fileName, ReadOptions options, Findings findings, BoundaryTextHeader header, Questions questions) {
        this.fileName = fileName;
        this.options = options;
        this.findings = findings;
        this.header = header;
        this.questions = questions;
    }

    void assume(Assumption assumption) {
        assumptions.add(assumption);
    }

    void assume(String code, double confidence, String... arguments) {
        assumptions.add(new Assumption(code, confidence, List.of(arguments)));
    }

    /**
     * @param format {@link FileFormat#name()}
     * @param encoding null for binary formats
     * @param plain whether the lines name neither plots nor rings
     */
    ReadResult of(String format, List<RawPlot> raw, @Nullable String encoding, boolean plain) {
        AxisReading axes = axes(raw);
        CrsCode crs = crs(raw, axes.order());
        var areas = new DeclaredAreas(AreaUnit.HECTARES, axes.order().isGeographic(), questions);
        var plots = new ArrayList<Plot>();
        for (RawPlot plot : raw) {
            plot(plot, axes, areas).ifPresent(plots::add);
        }
        if (plots.stream().allMatch(plot -> plot.rings().isEmpty())) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), findings.list());
        }
        assumptions.addAll(areas.assumptions());
        var nested = new NestedRings(axes.order().isGeographic(), questions);
        List<Plot> read = nested.read(plots, plain);
        assumptions.addAll(nested.assumptions());
        questions.requireAnswers(Questions.ZONE);
        boolean anyClosed =
                plots.stream().flatMap(plot -> plot.rings().stream()).anyMatch(BoundaryRing::closedInFile);
        assume(anyClosed ? "closing-row-dropped" : "no-closing-row", 1);
        assumptions.addAll(questions.assumptions());
        var file = new BoundaryFile(format, encoding, axes.order(), crs, header.entries(), read, assumptions);
        return new ReadResult(file, findings.list(), questions.unanswered());
    }

    private AxisReading axes(List<RawPlot> raw) {
        Optional<AxisReading> reading = AxisReading.of(raw, questions);
        if (reading.isEmpty()) {
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
        AxisReading axes = reading.get();
        int total = raw.stream().mapToInt(plot -> plot.rows().size()).sum();
        double share = (double) axes.agreeing() / total;
        switch (axes.order()) {
            case EASTING_NORTHING -> {
                findings.add(IssueCode.AXIS_ORDER_SWAPPED, Place.nowhere(), Map.of("count", axes.agreeing()));
                assume("axis-order-swapped", share);
            }
            case NORTHING_EASTING -> assume("axis-order-survey", share);
            default -> assume("axis-order-degrees", share);
        }
        return axes;
    }

    private @Nullable CrsCode crs(List<RawPlot> raw, AxisOrder order) {
        boolean geographic = order.isGeographic();
        var prefixes = new Magnitudes.Votes<Integer>();
        // Of a project on both sides of a zone border the place must be one in the zone that is found.
        var places = new HashMap<Integer, double[]>();
        for (RawPlot plot : raw) {
            for (RawPlot.Row row : plot.rows()) {
                if (row.order().filter(order::equals).isPresent()) {
                    double easting = order.isNorthingFirst() ? row.second() : row.first();
                    double northing = order.isNorthingFirst() ? row.first() : row.second();
                    int prefix = geographic ? 0 : Magnitudes.prefixOf(easting);
                    prefixes.add(prefix);
                    places.put(prefix, new double[] {easting, northing});
                }
            }
        }
        int prefix = prefixes.winner().orElse(0);
        double[] place = places.getOrDefault(prefix, new double[2]);
        BoundaryTextHeader.Zone zone = header.zone();
        switch (zone.field()) {
            case MERIDIAN -> assume("header-zone-is-meridian", 0.9, zone.written(), Integer.toString(zone.number()));
            case NO_ZONE -> assume("header-zone-is-none", 0.9, Findings.excerpt(zone.written()));
            default -> {}
        }
        var decision = new CrsDecision(options, findings, questions);
        Optional<CrsCode> crs = decision.decide(
                new CrsDecision.Evidence(geographic, prefix, header.datum(), zone.number(), place[0], place[1]));
        assumptions.addAll(decision.assumptions());
        return crs.orElse(null);
    }

    private Optional<Plot> plot(RawPlot raw, AxisReading axes, DeclaredAreas areas) {
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
        List<BoundaryRing> rings = rings(raw, axes);
        if (rings.size() > ReadLimits.RINGS_PER_PLOT) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_RINGS,
                    Integer.toString(ReadLimits.RINGS_PER_PLOT),
                    Findings.excerpt(raw.label()));
        }
        return Optional.of(new Plot(
                head.number(),
                head.name(),
                areas.squareMetres(
                        head.area(),
                        head.areaUnit(),
                        rings,
                        Place.plot(label(head)).withLine(head.line())),
                head.pointCount(),
                head.mapSheet(),
                head.use(),
                head.landClass(),
                head.line(),
                rings));
    }

    private static String label(PlotLine head) {
        return head.name().isBlank() ? head.number() : head.name();
    }

    private List<BoundaryRing> rings(RawPlot raw, AxisReading axes) {
        var grouping = new RingGrouping(axes.order().isGeographic());
        for (RawPlot.Row row : raw.rows()) {
            boolean northingFirst = axes.of(row).isNorthingFirst();
            double easting = northingFirst ? row.second() : row.first();
            double northing = northingFirst ? row.first() : row.second();
            var point = new BoundaryPoint(row.name(), easting, northing, row.line(), row.decimals());
            if (grouping.add(row.ring(), point) != RingGrouping.Row.CLOSING_ASTRAY) {
                inspect(raw.label(), row, point, axes);
            }
        }
        List<BoundaryRing> rings = grouping.rings();
        for (RingGrouping.Astray astray : grouping.astray()) {
            BoundaryPoint row = astray.row();
            BoundaryPoint start = astray.start();
            findings.add(
                    IssueCode.CLOSING_ROW_DIFFERS,
                    new Place(row.line(), raw.label(), row.name(), start.easting(), start.northing()),
                    Map.of(
                            "text",
                            plain(row.northing()) + ", " + plain(row.easting()),
                            "expected",
                            plain(start.northing()) + ", " + plain(start.easting())));
        }
        return rings;
    }

    private void inspect(String plot, RawPlot.Row row, BoundaryPoint point, AxisReading axes) {
        Optional<AxisOrder> own = row.order();
        if (own.isPresent() && own.get() == axes.order()) {
            return;
        }
        var place = new Place(row.line(), plot, row.name(), point.easting(), point.northing());
        if (axes.of(row) != axes.order()) {
            findings.add(IssueCode.AXIS_ORDER_SWAPPED, place, Map.of());
        } else {
            findings.add(
                    IssueCode.COORDINATE_OUT_OF_RANGE,
                    place,
                    Map.of("field", "X, Y", "text", plain(row.first()) + ", " + plain(row.second())));
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }
}
