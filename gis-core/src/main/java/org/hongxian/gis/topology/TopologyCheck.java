package org.hongxian.gis.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Finds every defect of a drawing at once, each at its place. Nothing is repaired.
 *
 * <p>One mistake is meant to be one finding: what follows from a defect already named (the wrong area of a plot that crosses itself,
 * the crossing of a spike with itself) is not listed beside it. At most a hundred findings of a kind are listed, the others counted.
 * Distances and areas are measured in the plane of the drawing, or,
 * for longitude and latitude, in that of the nearest meridian.
 */
public final class TopologyCheck {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Eastings with a zone prefix have eight digits. */
    private static final double MAX_METRES = 1e8;

    private static final int LISTED_PER_CODE_OF_ALL = 10_000;

    private final CheckContext context;
    private final FindingList findings;
    private final @Nullable CrsDefinition crs;
    private final @Nullable MeasuringPlane plane;

    private TopologyCheck(List<Plot> plots, CheckContext context, int listedPerCode) {
        this.context = context;
        this.findings = new FindingList(context.day(), listedPerCode);
        CrsCode code = context.crs();
        this.crs = code == null ? null : CrsCatalogue.get(code);
        this.plane = code == null ? null : MeasuringPlane.of(code, envelope(plots));
    }

    /**
     * @param plots easting first; a ring with a number that is no coordinate is reported and not looked at further
     * @return findings of each plot in the order of the drawing, then those between plots
     */
    public static List<Issue> check(List<Plot> plots, CheckContext context) {
        return new TopologyCheck(plots, context, FindingList.LISTED_PER_CODE).run(plots);
    }

    /** The same for whoever works through all of them and not for a person to read: far more of a kind are listed. */
    public static List<Issue> checkAll(List<Plot> plots, CheckContext context) {
        return new TopologyCheck(plots, context, LISTED_PER_CODE_OF_ALL).run(plots);
    }

    /**
     * The findings of reading a file and of checking its plots as one list. What both name is listed once; so is a wrong zone that
     * the reader named for the file as a whole, not again at every plot.
     *
     * @param reading findings of the reader of the file
     * @param checking findings of {@link #check} for its plots
     */
    public static List<Issue> together(List<Issue> reading, List<Issue> checking) {
        boolean zoneNamed = reading.stream().anyMatch(issue -> issue.code() == IssueCode.ZONE_WRONG);
        return Stream.concat(
                        reading.stream(),
                        checking.stream().filter(issue -> !zoneNamed || issue.code() != IssueCode.ZONE_WRONG))
                .distinct()
                .toList();
    }

    private List<Issue> run(List<Plot> plots) {
        UnaryOperator<Coordinate> toDrawing = plane == null ? p -> p : plane::toDrawing;
        var ringCheck = new RingCheck(context, findings);
        var crossingCheck = new CrossingCheck(context.tolerances(), findings, toDrawing);
        var nestingCheck = new NestingCheck(context, findings);
        var nearPointsCheck = new NearPointsCheck(context.tolerances().nearDuplicateMetres(), findings);
        var neckCheck = new NeckCheck(context.tolerances(), findings, toDrawing);
        var shapeCheck = new ShapeCheck(context, findings);
        var declaredCheck = new DeclaredCheck(context, findings);
        var positionCheck = new PositionCheck(
                context,
                crs,
                inPlane(context.county()),
                inPlane(context.origin()),
                inPlane(context.counties()),
                findings,
                toDrawing);
        var checked = new ArrayList<CheckedPlot>();
        var land = new ArrayList<MultiPolygon>();
        for (Plot plot : plots) {
            CheckedPlot current = checked(plot, checked.size());
            checked.add(current);
            if (plot.rings().isEmpty()) {
                findings.add(IssueCode.PLOT_WITHOUT_POINTS, current.head(), Map.of());
            }
            current.rings().forEach(ring -> ringCheck.check(current, ring));
            Set<Integer> crossed = crossingCheck.check(current);
            if (!current.isTangled()) {
                nestingCheck.check(current, crossed);
            }
            nearPointsCheck.check(current);
            if (!current.isTangled()) {
                shapeCheck.check(current);
                neckCheck.check(current);
            }
            MultiPolygon area = current.isTangled() ? FACTORY.createMultiPolygon() : land(current);
            land.add(area);
            positionCheck.check(current, area);
            declaredCheck.check(current);
        }
        declaredCheck.finish();
        double rounding = checkPrecision(checked);
        new PlotPairsCheck(context.tolerances(), rounding, findings, toDrawing)
                .check(checked, land, inPlane(context.neighbours()));
        return findings.issues();
    }

    private @Nullable Geometry inPlane(@Nullable Geometry submitted) {
        CrsCode code = context.crs();
        return submitted == null || plane == null || code == null
                ? submitted
                : plane.from(code).toPlane(submitted);
    }

    private List<NamedArea> inPlane(List<NamedArea> submitted) {
        CrsCode code = context.crs();
        return plane == null || code == null
                ? submitted
                : submitted.stream()
                        .map(area -> new NamedArea(area.name(), plane.from(code).toPlane(area.area())))
                        .toList();
    }

    /** @return how wide a strip may be that comes from the decimals of the coordinates; in degrees they tell nothing of metres */
    private double checkPrecision(List<CheckedPlot> checked) {
        double least = context.tolerances().coordinateRoundingMetres();
        CheckContext.Surveyed surveyed = context.surveyed();
        CrsDefinition given = surveyed == null ? crs : CrsCatalogue.get(surveyed.crs());
        if (given != null && given.isGeographic()) {
            return least;
        }
        if (surveyed == null) {
            var precision = new PrecisionCheck(checked);
            precision.check(context, findings);
            return precision.roundingMetres(least);
        }
        var precision = new PrecisionCheck(asSurveyed(surveyed.plots()));
        var inSurvey = new FindingList(context.day(), 1);
        precision.check(context, inSurvey);
        // The point has another place in the drawing.
        inSurvey.issues().forEach(issue -> {
            Place place = issue.place();
            findings.add(
                    issue.code(), new Place(place.line(), place.plot(), place.point(), null, null), issue.arguments());
        });
        return precision.roundingMetres(least);
    }

    private static List<CheckedPlot> asSurveyed(List<Plot> plots) {
        var result = new ArrayList<CheckedPlot>();
        for (Plot plot : plots) {
            var checked = new CheckedPlot(plot, result.size());
            for (BoundaryRing ring : plot.rings()) {
                checked.rings()
                        .add(new CheckedRing(
                                ring,
                                checked.label(),
                                ring.points().stream()
                                        .map(point -> new Coordinate(point.easting(), point.northing()))
                                        .toArray(Coordinate[]::new)));
            }
            result.add(checked);
        }
        return result;
    }

    private CheckedPlot checked(Plot plot, int position) {
        var result = new CheckedPlot(plot, position);
        for (BoundaryRing ring : plot.rings()) {
            BoundaryPoint beyond = firstBeyondRange(ring);
            if (beyond == null) {
                result.rings().add(new CheckedRing(ring, result.label(), inPlane(ring)));
            } else {
                Integer line = beyond.line() > 0 ? beyond.line() : null;
                result.breaks(
                        findings,
                        IssueCode.COORDINATE_OUT_OF_RANGE,
                        new Place(line, result.label(), beyond.name(), null, null),
                        Map.of("text", beyond.northing() + ", " + beyond.easting()));
            }
        }
        return result;
    }

    /** Numbers no projection is defined for would make every later result meaningless. */
    private @Nullable BoundaryPoint firstBeyondRange(BoundaryRing ring) {
        for (BoundaryPoint point : ring.points()) {
            if (!isInRange(point)) {
                return point;
            }
        }
        return null;
    }

    private boolean isInRange(BoundaryPoint point) {
        boolean degrees = crs != null && crs.isGeographic();
        return Math.abs(point.easting()) <= (degrees ? 180 : MAX_METRES)
                && Math.abs(point.northing()) <= (degrees ? 90 : MAX_METRES);
    }

    private Coordinate[] inPlane(BoundaryRing ring) {
        Coordinate[] submitted = ring.points().stream()
                .map(point -> new Coordinate(point.easting(), point.northing()))
                .toArray(Coordinate[]::new);
        CrsCode code = context.crs();
        return plane == null || code == null || submitted.length == 0
                ? submitted
                : plane.from(code)
                        .toPlane(FACTORY.createMultiPointFromCoords(submitted))
                        .getCoordinates();
    }

    /** The land of a plot as far as its rings can be understood. */
    private static MultiPolygon land(CheckedPlot plot) {
        var rings = new ArrayList<BoundaryRing>();
        for (CheckedRing ring : plot.usableRings()) {
            var points = new ArrayList<BoundaryPoint>();
            for (int i : ring.kept()) {
                Coordinate point = ring.plane(i);
                points.add(new BoundaryPoint(ring.point(i).name(), point.getX(), point.getY(), 0));
            }
            rings.add(new BoundaryRing(ring.number(), points, true));
        }
        MultiPolygon land = RingAssembler.assemble(Plot.of(plot.label(), rings));
        return Polygonal.isValid(land) ? land : Polygonal.repaired(land);
    }

    private Envelope envelope(List<Plot> plots) {
        var envelope = new Envelope();
        for (Plot plot : plots) {
            for (BoundaryRing ring : plot.rings()) {
                for (BoundaryPoint point : ring.points()) {
                    if (isInRange(point)) {
                        envelope.expandToInclude(point.easting(), point.northing());
                    }
                }
            }
        }
        return envelope;
    }
}
