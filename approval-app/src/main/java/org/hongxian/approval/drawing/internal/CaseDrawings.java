package org.hongxian.approval.drawing.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.ContentStore;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Consequence;
import org.hongxian.approval.drawing.DrawingComparison;
import org.hongxian.approval.drawing.DrawingConflictException;
import org.hongxian.approval.drawing.DrawingDependant;
import org.hongxian.approval.drawing.DrawingNotFoundException;
import org.hongxian.approval.drawing.DrawingPreview;
import org.hongxian.approval.drawing.DrawingRepairs;
import org.hongxian.approval.drawing.DrawingSaved;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.ExportedDrawing;
import org.hongxian.approval.drawing.LandOutlook;
import org.hongxian.approval.drawing.LandUnderDrawing;
import org.hongxian.approval.drawing.PointNumbers;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.VersionLine;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.evidence.CanonicalDrawing;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.topology.TopologyCheck;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to drawings. A write asks the gate twice: before the work, so that nothing is read for somebody who may not
 * write, and again inside the transaction that stores, so that the task cannot have been completed meanwhile.
 *
 * <p>Killed at any moment, a write is there or not there: the evidence is durable before the row that names it, and row and
 * record are one transaction.
 */
@Service
class CaseDrawings implements Drawings {

    /** Format of plots that come from no file. */
    private static final String DRAWN = "";

    /**
     * Found by reading a file only. A point out of range and a plot without points are not among these: they stay in the
     * drawing, where the check finds them anew until they are corrected.
     */
    private static final Set<IssueCode> FOUND_IN_FILES = EnumSet.of(
            IssueCode.UNREADABLE_LINE,
            IssueCode.NUMBER_INVALID,
            IssueCode.GEOMETRY_TYPE_UNUSABLE,
            IssueCode.ZONE_CONFLICT,
            IssueCode.CRS_UNKNOWN);

    private final DrawingRepository repository;
    private final ClaimTable claims;
    private final DrawingBodies bodies;
    private final DrawingReader reader;
    private final DrawingInspection inspection;
    private final Surroundings surroundings;
    private final ClaimFindings conflicts;
    private final DrawingLimits limits;
    private final Cases cases;
    private final TaskGate gate;
    private final CurrentPerson person;
    private final ContentStore store;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<DrawingDependant> dependants;
    private final ObjectProvider<LandUnderDrawing> land;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CaseDrawings(
            DrawingRepository repository,
            ClaimTable claims,
            DrawingBodies bodies,
            DrawingReader reader,
            DrawingInspection inspection,
            Surroundings surroundings,
            ClaimFindings conflicts,
            DrawingLimits limits,
            Cases cases,
            TaskGate gate,
            CurrentPerson person,
            ContentStore store,
            ApplicationEventPublisher events,
            ObjectProvider<DrawingDependant> dependants,
            ObjectProvider<LandUnderDrawing> land,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.claims = claims;
        this.bodies = bodies;
        this.reader = reader;
        this.inspection = inspection;
        this.surroundings = surroundings;
        this.conflicts = conflicts;
        this.limits = limits;
        this.cases = cases;
        this.gate = gate;
        this.person = person;
        this.store = store;
        this.events = events;
        this.dependants = dependants;
        this.land = land;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public DrawingVersion importFile(
            CaseId caseId,
            DrawingKind kind,
            @Nullable String sentName,
            InputStream content,
            @Nullable String crs,
            Map<String, String> answers)
            throws IOException {
        CaseFile caseFile = requireWritable(caseId, kind);
        String fileName = bodies.fileName(sentName);
        CrsCode chosen = bodies.crs(fileName, crs);
        byte[] bytes = limits.readFile(fileName, content);
        var read = reader.read(fileName, bytes, chosen, answers, caseFile.county());
        limits.check(fileName, read.plots());
        var issues = TopologyCheck.together(
                read.issues(),
                inspection.inspect(read.crs(), read.plots(), read.format(), caseFile, kind, read.surveyed()));
        var stored = store.put(new ByteArrayInputStream(bytes), bytes.length);
        var draft =
                new Draft(read.crs(), read.plots(), fileName, stored.digest(), read.assumptions(), issues, "import");
        return save(caseId, kind, null, draft);
    }

    @Override
    public List<CrsDefinition> importSystems(CaseId caseId) {
        return reader.systems(cases.get(caseId).county());
    }

    @Override
    public DrawingVersion edit(CaseId caseId, DrawingKind kind, int baseNumber, List<Plot> plots) {
        CaseFile caseFile = requireWritable(caseId, kind);
        var named = limits.accept(plots);
        var base = repository.findCurrent(caseId, kind);
        int current = base.map(DrawingVersion::number).orElse(0);
        if (current != baseNumber) {
            throw new DrawingConflictException(baseNumber, current);
        }
        CrsCode crs = base.map(DrawingVersion::crs).orElseGet(() -> inspection.crsOf(caseFile.county()));
        var issues = new ArrayList<>(unsettled(base));
        issues.addAll(inspection.inspectEdited(crs, named, caseFile, kind, isConverted(base)));
        // Moving a point takes back nothing of what was assumed of the file the others came from.
        List<Assumption> lasting = base.map(DrawingVersion::assumptions).orElse(List.of());
        var draft = new Draft(crs, named, null, null, lasting, List.copyOf(issues), "edit");
        return save(caseId, kind, baseNumber, draft);
    }

    @Override
    public DrawingVersion derive(CaseId caseId, DrawingKind kind) {
        CaseFile caseFile = requireWritable(caseId, kind);
        DrawingKind from = Origins.of(kind).orElseThrow(() -> new DrawingNotFoundException(kind, "origin"));
        var origin =
                repository.findCurrent(caseId, from).orElseThrow(() -> new DrawingNotFoundException(from, "version"));
        var plots = limits.accept(origin.plots());
        var issues = new ArrayList<>(unsettled(Optional.of(origin)));
        issues.addAll(
                origin.sourceDigest() == null || DrawingReader.isConverted(origin.assumptions())
                        ? inspection.inspectEdited(
                                origin.crs(), plots, caseFile, kind, DrawingReader.isConverted(origin.assumptions()))
                        : inspection.inspect(origin.crs(), plots, DRAWN, caseFile, kind));
        var draft = new Draft(
                origin.crs(),
                plots,
                origin.sourceFileName(),
                origin.sourceDigest(),
                origin.assumptions(),
                List.copyOf(issues),
                "derive from " + from + " " + origin.number());
        return save(caseId, kind, null, draft);
    }

    @Override
    public DrawingPreview preview(CaseId caseId, DrawingKind kind, List<Plot> plots) {
        CaseFile caseFile = cases.get(caseId);
        var named = limits.acceptPreview(plots);
        Optional<DrawingVersion> base = repository.findCurrent(caseId, kind);
        CrsCode crs = base.map(DrawingVersion::crs).orElseGet(() -> inspection.crsOf(caseFile.county()));
        List<Issue> issues = inspection.inspectEdited(crs, named, caseFile, kind, isConverted(base));
        PointNumbers numbers = PointNumbers.of(named);
        LandOutlook outlook = land.stream()
                .flatMap(module -> module.find(caseId, crs, named).stream())
                .findFirst()
                .orElse(null);
        return new DrawingPreview(
                RedLineGeometry.areas(crs, named),
                numbers.name(issues, named),
                conflicts.find(caseId, kind, crs, named),
                numbers,
                outlook);
    }

    @Override
    public DrawingRepairs repairs(CaseId caseId, DrawingKind kind, @Nullable List<Plot> plots, int from) {
        CaseFile caseFile = cases.get(caseId);
        Optional<DrawingVersion> base = repository.findCurrent(caseId, kind);
        if (plots == null) {
            DrawingVersion stored = base.orElseThrow(() -> new DrawingNotFoundException(kind, "version"));
            return inspection.repairs(stored.crs(), stored.plots(), stored.issues(), caseFile, kind, from);
        }
        var named = limits.acceptPreview(plots);
        CrsCode crs = base.map(DrawingVersion::crs).orElseGet(() -> inspection.crsOf(caseFile.county()));
        List<Issue> issues = inspection.inspectEdited(crs, named, caseFile, kind, isConverted(base));
        return inspection.repairs(crs, named, issues, caseFile, kind, from);
    }

    @Override
    public List<Issue> conflicts(DrawingVersion version) {
        cases.get(version.caseId());
        return conflicts.find(version.caseId(), version.kind(), version.crs(), version.plots());
    }

    @Override
    public List<Consequence> consequences(CaseId caseId, DrawingKind kind) {
        cases.get(caseId);
        return dependants
                .orderedStream()
                .flatMap(dependant -> dependant.consequences(caseId, kind).stream())
                .toList();
    }

    @Override
    public DrawingComparison compare(CaseId caseId, DrawingKind kind, int from, int to) {
        return VersionComparer.compare(get(caseId, kind, from), get(caseId, kind, to));
    }

    @Override
    public Optional<InputStream> openSource(DrawingVersion version) throws IOException {
        cases.get(version.caseId());
        String digest = version.sourceDigest();
        return digest == null ? Optional.empty() : Optional.of(store.open(digest));
    }

    @Override
    public ExportedDrawing export(DrawingVersion version, FileFormat format) {
        return DrawingWriter.write(cases.get(version.caseId()), version, format, clock.getZone());
    }

    @Override
    public Optional<DrawingVersion> findCurrent(CaseId caseId, DrawingKind kind) {
        cases.get(caseId);
        return repository.findCurrent(caseId, kind).map(surroundings::seen);
    }

    @Override
    public Optional<DrawingVersion> find(CaseId caseId, DrawingKind kind, int number) {
        cases.get(caseId);
        return repository.find(caseId, kind, number).map(surroundings::seen);
    }

    @Override
    public List<VersionLine> versions(CaseId caseId, DrawingKind kind) {
        cases.get(caseId);
        return repository.lines(caseId, kind);
    }

    @Override
    public List<DrawingVersion> history(CaseId caseId, DrawingKind kind) {
        cases.get(caseId);
        return repository.list(caseId, kind).stream().map(surroundings::seen).toList();
    }

    private static boolean isConverted(Optional<DrawingVersion> base) {
        return base.filter(version -> DrawingReader.isConverted(version.assumptions()))
                .isPresent();
    }

    private CaseFile requireWritable(CaseId caseId, DrawingKind kind) {
        gate.requireDrawing(caseId, kind);
        return cases.get(caseId);
    }

    private DrawingVersion get(CaseId caseId, DrawingKind kind, int number) {
        return find(caseId, kind, number).orElseThrow(() -> new DrawingNotFoundException(kind, "version " + number));
    }

    /**
     * What blocks in the file itself, a line nobody could read or a zone that contradicts another, is not settled by moving a
     * vertex: only importing the file again settles it. What the check of the points finds anew is not carried over.
     */
    private static List<Issue> unsettled(Optional<DrawingVersion> base) {
        return base.map(DrawingVersion::issues).orElse(List.of()).stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .filter(issue -> FOUND_IN_FILES.contains(issue.code())
                        || (issue.code() == IssueCode.ZONE_WRONG && isOfWholeFile(issue)))
                .toList();
    }

    /** The check of the points names a point; the reader compares zones, and names none. */
    private static boolean isOfWholeFile(Issue issue) {
        return issue.place().plot() == null && issue.place().point() == null;
    }

    /** @param baseNumber the version this must directly follow; null to follow whatever is there */
    private DrawingVersion save(CaseId caseId, DrawingKind kind, @Nullable Integer baseNumber, Draft draft) {
        try {
            return transaction.execute(status -> {
                gate.requireDrawing(caseId, kind);
                int current = repository.currentNumber(caseId, kind);
                if (baseNumber != null && baseNumber != current) {
                    throw new DrawingConflictException(baseNumber, current);
                }
                var version =
                        draft.version(caseId, kind, current + 1, person.get().login(), clock);
                Envelope extent = Extents.of(version.plots());
                repository.insert(version, extent);
                claims.replace(version, extent);
                events.publishEvent(
                        new DrawingSaved(caseId.value(), kind, version.number(), version.digest(), draft.how()));
                return version;
            });
        } catch (DuplicateKeyException e) {
            int current = repository.currentNumber(caseId, kind);
            var conflict = new DrawingConflictException(baseNumber == null ? current - 1 : baseNumber, current);
            conflict.initCause(e);
            throw conflict;
        }
    }

    /** A version but for its number. */
    private record Draft(
            CrsCode crs,
            List<Plot> plots,
            @Nullable String sourceFileName,
            @Nullable String sourceDigest,
            List<Assumption> assumptions,
            List<Issue> issues,
            String how) {

        DrawingVersion version(CaseId caseId, DrawingKind kind, int number, String login, Clock clock) {
            return new DrawingVersion(
                    UUID.randomUUID(),
                    caseId,
                    kind,
                    number,
                    crs,
                    plots,
                    sourceFileName,
                    sourceDigest,
                    assumptions,
                    issues,
                    CanonicalDrawing.digest(crs, plots),
                    login,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }
}
