package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Proposes repairs for the findings of a drawing, and applies one.
 *
 * <p>Every proposal is tried: the plots around are checked before and after, and it is only made when its finding is gone, nothing
 * that blocks is new, and the findings that want to be looked at have not become more. So many a finding has no proposal although its
 * kind can have one.
 */
public final class Repairs {

    /** Boundaries farther apart have nothing to do with each other. */
    private static final double AROUND_METRES = 2;

    /** Found only in a file as it was handed in. */
    private static final Set<IssueCode> OF_FILES = EnumSet.of(IssueCode.UNCLOSED_RING, IssueCode.RING_ORIENTATION);

    private static final String FILE_FORMAT = "boundary-txt";

    private final List<Plot> plots;
    private final CheckContext context;
    private final List<Envelope> envelopes;
    private final RepairRules rules;
    private final boolean metres;
    private final @Nullable PreparedGeometry county;
    private final @Nullable PreparedGeometry origin;

    /** Positions of plots, and whether what only files can have is looked for. */
    private record Around(List<Integer> positions, boolean asFile) {}

    /** What is found in some plots before anything is repaired. */
    private record Trial(CheckContext context, Map<IssueCode, Integer> counts, Map<IssueCode, Integer> errors) {}

    private final Map<Around, Trial> trials = new HashMap<>();

    /** @param context what the drawing was checked against */
    private Repairs(List<Plot> plots, CheckContext context) {
        this.plots = plots;
        this.context = context;
        this.envelopes = plots.stream().map(Repairs::envelope).toList();
        this.rules = RepairRules.on(context.day());
        CrsCode crs = context.crs();
        this.metres = crs == null || CrsCatalogue.get(crs).isZone();
        this.county = context.county() == null ? null : PreparedGeometryFactory.prepare(context.county());
        this.origin = context.origin() == null ? null : PreparedGeometryFactory.prepare(context.origin());
    }

    /**
     * @param issues of these plots
     * @param context the findings were made with
     * @return proposals by the index of their finding, ascending; nothing for a finding there is no good one for
     */
    public static Map<Integer, Repair> propose(List<Plot> plots, List<Issue> issues, CheckContext context) {
        var repairs = new Repairs(plots, context);
        var proposals = new TreeMap<Integer, Repair>();
        for (int i = 0; i < issues.size(); i++) {
            Repair repair = repairs.propose(issues.get(i));
            if (repair != null) {
                proposals.put(i, repair);
            }
        }
        return proposals;
    }

    /**
     * Applies a repair; applying it again changes nothing. A plot goes only from its place, and only while the drawing has as many
     * equal ones as when that was proposed.
     *
     * @param plots the drawing it was proposed for, or one in which the plots concerned are still the same
     * @throws RepairStaleException when one of them is another by now
     */
    public static List<Plot> apply(List<Plot> plots, Repair repair) {
        var result = new ArrayList<>(plots);
        List<PlotChange> fromBehind = repair.changes().stream()
                .sorted(Comparator.comparingInt(PlotChange::position).reversed())
                .toList();
        for (PlotChange change : fromBehind) {
            boolean inPlace = change.position() < result.size()
                    && result.get(change.position()).equals(change.before());
            if (change.after().isEmpty()) {
                if (inPlace && Collections.frequency(result, change.before()) == change.copies()) {
                    result.remove(change.position());
                }
                continue;
            }
            int position = inPlace ? change.position() : result.lastIndexOf(change.before());
            if (position >= 0) {
                result.remove(position);
                result.addAll(position, change.after());
            } else if (!result.containsAll(change.after())) {
                throw new RepairStaleException(Located.label(change.before(), change.position()));
            }
        }
        return List.copyOf(result);
    }

    private @Nullable Repair propose(Issue issue) {
        Located where = Located.find(plots, issue.place());
        if (where == null) {
            return null;
        }
        List<Integer> around = issue.code() == IssueCode.COORDINATE_PRECISION ? all() : around(where.position());
        List<Plot> local = around.stream().map(plots::get).toList();
        var there = new Located(around.indexOf(where.position()), where.ring(), where.point());
        Candidate candidate = candidate(local, there, issue);
        return candidate == null ? null : tried(issue, candidate, local, around);
    }

    private List<Integer> all() {
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < plots.size(); i++) {
            positions.add(i);
        }
        return positions;
    }

    /** Positions of the plots that come near it, itself among them. */
    private List<Integer> around(int position) {
        var positions = new TreeSet<Integer>(Set.of(position));
        Envelope zone = envelopes.get(position).copy();
        zone.expandBy(metres ? AROUND_METRES : 0);
        for (int i = 0; i < plots.size(); i++) {
            if (zone.intersects(envelopes.get(i))) {
                positions.add(i);
            }
        }
        return List.copyOf(positions);
    }

    private @Nullable Candidate candidate(List<Plot> local, Located where, Issue issue) {
        var own = new PlotRepairs(local, context.tolerances());
        return switch (issue.code()) {
            case DUPLICATE_POINT, NEAR_DUPLICATE_POINT -> own.removeRepeated(where);
            case SPIKE -> own.removeTip(where);
            case UNCLOSED_RING -> own.close(where);
            case TINY_HOLE -> own.removeHole(where);
            case RING_ORIENTATION -> own.reverse(where);
            case SELF_TOUCH -> own.untouch(where, issue);
            case MULTIPART_PLOT -> own.splitPlot(where);
            case PARTS_SHARE_EDGE -> own.join(where);
            case PLOT_DUPLICATED -> own.removePlot(where);
            case COORDINATE_PRECISION -> metres ? own.round() : null;
            case MISSING_SHARED_VERTEX -> metres ? neighbours(local).insertShared(where, issue) : null;
            case NEAR_COINCIDENT_EDGE, GAP_BETWEEN_PLOTS, PLOTS_OVERLAP ->
                metres ? neighbours(local).shareEdge(where, issue, apart(issue)) : null;
            default -> null;
        };
    }

    private NeighbourRepairs neighbours(List<Plot> local) {
        return new NeighbourRepairs(local, context.neighbours(), context.tolerances());
    }

    /** How far apart two sides that should be one are at most: a wedge is twice as wide at its end as on average. */
    private double apart(Issue issue) {
        double most = context.tolerances().gapWidthMetres();
        return issue.arguments().get("widthMetres") instanceof Double width ? Math.min(most, 2.5 * width) : most;
    }

    private @Nullable Repair tried(Issue issue, Candidate candidate, List<Plot> local, List<Integer> around) {
        var after = new ArrayList<Plot>();
        var changes = new ArrayList<PlotChange>();
        for (int i = 0; i < local.size(); i++) {
            List<Plot> made = candidate.after().getOrDefault(i, List.of(local.get(i)));
            after.addAll(made);
            if (candidate.after().containsKey(i)) {
                changes.add(new PlotChange(
                        around.get(i), local.get(i), made, copies(local.get(i), made), areaChange(local.get(i), made)));
            }
        }
        boolean asFile = OF_FILES.contains(issue.code());
        Trial trial = trials.computeIfAbsent(new Around(around, asFile), key -> trial(local, asFile));
        Map<IssueCode, Integer> before = trial.counts();
        Map<IssueCode, Integer> errorsAfter = new EnumMap<>(IssueCode.class);
        Map<IssueCode, Integer> now = counts(TopologyCheck.check(after, trial.context()), errorsAfter);
        boolean gone = now.getOrDefault(issue.code(), 0) < before.getOrDefault(issue.code(), 0);
        boolean noNewError = errorsAfter.entrySet().stream()
                .allMatch(entry -> entry.getValue() <= trial.errors().getOrDefault(entry.getKey(), 0));
        if (!gone || !noNewError) {
            return null;
        }
        List<IssueCode> introduced = now.keySet().stream()
                .filter(code -> now.getOrDefault(code, 0) > before.getOrDefault(code, 0))
                .toList();
        int fewer = sum(before) - sum(now) - 1;
        return new Repair(
                issue,
                candidate.kind(),
                changes,
                Math.max(0, fewer),
                introduced,
                introduced.isEmpty() && rules.isSafe(issue.code(), changes));
    }

    private Trial trial(List<Plot> local, boolean asFile) {
        CheckContext there = trialContext(local, asFile);
        Map<IssueCode, Integer> errors = new EnumMap<>(IssueCode.class);
        return new Trial(there, counts(TopologyCheck.check(local, there), errors), errors);
    }

    private static int sum(Map<IssueCode, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often each kind was found, those not listed included. */
    private static Map<IssueCode, Integer> counts(List<Issue> issues, Map<IssueCode, Integer> errors) {
        var counts = new EnumMap<IssueCode, Integer>(IssueCode.class);
        for (Issue issue : issues) {
            if (issue.code() == IssueCode.MORE_FINDINGS) {
                Object count = issue.arguments().get("count");
                IssueCode of =
                        IssueCode.valueOf(String.valueOf(issue.arguments().get("ofCode"))
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_'));
                counts.merge(of, count instanceof Integer more ? more : 0, Integer::sum);
            } else {
                counts.merge(issue.code(), 1, Integer::sum);
                if (issue.severity() == Severity.ERROR) {
                    errors.merge(issue.code(), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /** Only with what these plots can meet: large areas around them cost time and say nothing new. */
    private CheckContext trialContext(List<Plot> local, boolean asFile) {
        var zone = new Envelope();
        local.forEach(plot -> zone.expandToInclude(envelope(plot)));
        zone.expandBy(metres ? AROUND_METRES : 0);
        var box = new GeometryFactory().toGeometry(zone);
        CheckContext trial = new CheckContext(
                context.crs(),
                asFile ? FILE_FORMAT : context.format(),
                county == null || county.covers(box) ? null : context.county(),
                context.countyName(),
                origin == null || origin.covers(box) ? null : context.origin(),
                context.originName(),
                context.neighbours().stream()
                        .filter(neighbour ->
                                neighbour.area().getEnvelopeInternal().intersects(zone))
                        .toList(),
                context.counties(),
                context.tolerances(),
                context.day());
        return trial.county() == null ? trial.withCounties(List.of()) : trial;
    }

    private int copies(Plot before, List<Plot> after) {
        return after.isEmpty() ? Collections.frequency(plots, before) : 0;
    }

    private double areaChange(Plot before, List<Plot> after) {
        return after.stream().mapToDouble(this::area).sum() - area(before);
    }

    private double area(Plot plot) {
        MultiPolygon land = RingAssembler.assemble(plot);
        CrsCode crs = context.crs();
        return metres || crs == null || land.isEmpty()
                ? land.getArea()
                : AreaMeasurement.in(crs).measure(land).planarSquareMetres();
    }

    private static Envelope envelope(Plot plot) {
        var envelope = new Envelope();
        plot.rings().stream()
                .flatMap(ring -> ring.points().stream())
                .filter(Repairs::isFinite)
                .forEach(point -> envelope.expandToInclude(point.easting(), point.northing()));
        return envelope;
    }

    private static boolean isFinite(BoundaryPoint point) {
        return Double.isFinite(point.easting()) && Double.isFinite(point.northing());
    }
}
