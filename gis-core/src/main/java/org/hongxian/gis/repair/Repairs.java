package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
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
 * <p>Every proposal is tried: all plots near the ones it changes are checked before and after, and it is only made when its finding is
 * gone, nothing that blocks is new, and no overlap or gap is new or has grown. So many a finding has no proposal although its kind can
 * have one.
 */
public final class Repairs {

    /** Found only in a file as it was handed in. */
    private static final Set<IssueCode> OF_FILES = EnumSet.of(IssueCode.UNCLOSED_RING, IssueCode.RING_ORIENTATION);

    private static final String FILE_FORMAT = "boundary-txt";

    private final PlotNeighbourhood drawing;
    private final CheckContext context;
    private final RepairRules rules;
    private final boolean metres;
    private final @Nullable PreparedGeometry county;
    private final @Nullable PreparedGeometry origin;

    /** Positions of plots, and whether what only files can have is looked for. */
    private record Around(List<Integer> positions, boolean asFile) {}

    /** What is found in some plots before anything is repaired. */
    private record Trial(CheckContext context, TrialFindings findings) {}

    private final Map<Around, Trial> trials = new HashMap<>();

    /** @param context what the drawing was checked against */
    Repairs(List<Plot> plots, CheckContext context) {
        this.context = context;
        this.rules = RepairRules.on(context.day());
        CrsCode crs = context.crs();
        this.metres = crs == null || CrsCatalogue.get(crs).isZone();
        this.drawing = new PlotNeighbourhood(plots, metres);
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
     * @param plots the drawing it was proposed for, or one in which the plots concerned and those beside them are still the same
     * @throws RepairStaleException when one of them is another by now
     */
    public static List<Plot> apply(List<Plot> plots, Repair repair) {
        var result = new ArrayList<>(plots);
        if (repair.changes().stream().anyMatch(change -> plots.contains(change.before()))) {
            for (Plot beside : repair.beside()) {
                if (!plots.contains(beside)) {
                    throw new RepairStaleException(beside.label());
                }
            }
        }
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

    /** As the repairs accepted so far have left them. */
    List<Plot> plots() {
        return drawing.plots();
    }

    /** Applies one that was proposed for the drawing as it is. */
    void accept(Repair repair) {
        drawing.replaceWith(apply(drawing.plots(), repair));
        trials.clear();
    }

    /** @return null when the finding is there no more, or nothing good answers it */
    @Nullable
    Repair propose(Issue issue) {
        List<Plot> plots = drawing.plots();
        Located where = Located.find(plots, issue.place());
        if (where == null) {
            return null;
        }
        List<Integer> around =
                issue.code() == IssueCode.COORDINATE_PRECISION ? drawing.all() : drawing.around(where.position());
        List<Plot> local = around.stream().map(plots::get).toList();
        List<String> labels = around.stream()
                .map(position -> Located.label(plots.get(position), position))
                .toList();
        var there = new Located(around.indexOf(where.position()), where.ring(), where.point());
        Candidate candidate = candidate(local, labels, there, issue);
        if (candidate == null) {
            return null;
        }
        var after = new TreeMap<Integer, List<Plot>>();
        candidate.after().forEach((index, made) -> after.put(around.get(index), made));
        return tried(issue, candidate.kind(), after);
    }

    private @Nullable Candidate candidate(List<Plot> local, List<String> labels, Located where, Issue issue) {
        var own = new PlotRepairs(local, context.tolerances());
        var neighbours = new NeighbourRepairs(local, labels, context.neighbours(), context.tolerances());
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
            case MISSING_SHARED_VERTEX -> metres ? neighbours.insertShared(where, issue) : null;
            case NEAR_COINCIDENT_EDGE, GAP_BETWEEN_PLOTS, PLOTS_OVERLAP ->
                metres ? neighbours.shareEdge(where, issue, apart(issue)) : null;
            default -> null;
        };
    }

    /** How far apart two sides that should be one are at most: a wedge is twice as wide at its end as on average. */
    private double apart(Issue issue) {
        double most = context.tolerances().gapWidthMetres();
        return issue.arguments().get("widthMetres") instanceof Double width ? Math.min(most, 2.5 * width) : most;
    }

    /** @param after by position in the drawing; what is not in it stays */
    private @Nullable Repair tried(Issue issue, RepairKind kind, Map<Integer, List<Plot>> after) {
        List<Plot> made = after.values().stream().flatMap(Collection::stream).toList();
        List<Integer> around = drawing.around(after.keySet(), made);
        List<Plot> then = new ArrayList<>();
        List<Plot> beside = new ArrayList<>();
        var changes = new ArrayList<PlotChange>();
        for (int position : around) {
            Plot plot = drawing.plots().get(position);
            List<Plot> instead = after.get(position);
            if (instead == null) {
                beside.add(plot);
                then.add(plot);
            } else {
                changes.add(new PlotChange(position, plot, instead, copies(plot, instead), areaChange(plot, instead)));
                then.addAll(instead);
            }
        }
        boolean asFile = OF_FILES.contains(issue.code());
        Trial trial = trials.computeIfAbsent(new Around(around, asFile), this::trial);
        TrialFindings before = trial.findings();
        TrialFindings now = TrialFindings.of(TopologyCheck.check(then, trial.context()));
        boolean gone = now.count(issue.code()) < before.count(issue.code());
        if (!gone || !now.isNoWorseThan(before, context.tolerances().overlapSquareMetres())) {
            return null;
        }
        List<IssueCode> introduced = now.moreThan(before);
        return new Repair(
                issue,
                kind,
                changes,
                beside,
                Math.max(0, before.total() - now.total() - 1),
                introduced,
                introduced.isEmpty() && rules.isSafe(issue.code(), changes));
    }

    private Trial trial(Around around) {
        List<Plot> some = around.positions().stream().map(drawing.plots()::get).toList();
        CheckContext there = trialContext(some, around.asFile());
        return new Trial(there, TrialFindings.of(TopologyCheck.check(some, there)));
    }

    /** Only with what these plots can meet: large areas around them cost time and say nothing new. */
    private CheckContext trialContext(List<Plot> local, boolean asFile) {
        Envelope zone = drawing.zone(local);
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
                null,
                context.tolerances(),
                context.day());
        return trial.county() == null ? trial.withCounties(List.of()) : trial;
    }

    private int copies(Plot before, List<Plot> after) {
        return after.isEmpty() ? Collections.frequency(drawing.plots(), before) : 0;
    }

    private double areaChange(Plot before, List<Plot> after) {
        return after.stream().mapToDouble(this::area).sum() - area(before);
    }

    private double area(Plot plot) {
        MultiPolygon land = RingAssembler.assemble(plot);
        CrsCode crs = context.crs();
        return metres || crs == null || land.isEmpty()
                ? land.getArea()
                : AreaMeasurement.in(crs).planarSquareMetres(land);
    }
}
