package org.hongxian.approval.measurement.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingConflictException;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.measurement.DrawingNotMeasurableException;
import org.hongxian.approval.measurement.DrawingNotMeasurableException.Reason;
import org.hongxian.approval.measurement.LayerNotAnsweringException;
import org.hongxian.approval.measurement.MeasuredGroups;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.MeasurementMade;
import org.hongxian.approval.measurement.MeasurementRepeated;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.EvidenceText;
import org.hongxian.gis.evidence.MeasurementArchive;
import org.hongxian.gis.evidence.MeasurementInputs;
import org.hongxian.gis.evidence.MeasurementRun;
import org.hongxian.gis.evidence.NoEllipsoidalAreaException;
import org.hongxian.gis.evidence.OtherRedLines;
import org.hongxian.gis.evidence.RegroupedTable;
import org.hongxian.gis.evidence.UnusableArchiveException;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.LayerAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to measurements. The work is done outside of any transaction; the gate is asked before it and again inside the
 * transaction that stores, where it is also made sure that the drawing is still the one measured.
 */
@Service
class CaseMeasurements implements Measurements {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMeasurements.class);
    private static final String SECTION = "measurement";
    /** The piece every reviewing task demands. */
    private static final String OPINION = "opinion";

    private final InputGathering gathering;
    private final MeasurementRun run = new MeasurementRun();
    private final MeasurementRepository repository;
    private final StoredMeasurements stored;
    private final CoverageFileCheck coverageFiles;
    private final RedLines redLines;
    private final Cases cases;
    private final TaskGate gate;
    private final CurrentPerson person;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CaseMeasurements(
            InputGathering gathering,
            MeasurementRepository repository,
            StoredMeasurements stored,
            CoverageFileCheck coverageFiles,
            RedLines redLines,
            Cases cases,
            TaskGate gate,
            CurrentPerson person,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.gathering = gathering;
        this.repository = repository;
        this.stored = stored;
        this.coverageFiles = coverageFiles;
        this.redLines = redLines;
        this.cases = cases;
        this.gate = gate;
        this.person = person;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Measurement measure(CaseId caseId) {
        gate.requireSection(caseId, SECTION);
        DrawingVersion drawing = measurable(caseId);
        Evidence measured = measured(gathering.now(drawing));
        String evidence = EvidenceText.write(measured);
        var measurement = new StoredMeasurement(
                UUID.randomUUID(),
                caseId,
                drawing.id(),
                drawing.number(),
                drawing.digest(),
                evidence,
                EvidenceText.digest(evidence),
                person.get().login(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            transaction.executeWithoutResult(status -> store(measurement, versions(measured)));
        } catch (DuplicateKeyException e) {
            // Somebody measured at the same moment; the same inputs give the same result, so theirs is as good.
            return repository.findCurrent(caseId).map(stored::open).orElseThrow(() -> e);
        }
        return stored.open(measurement);
    }

    @Override
    public Optional<Measurement> findCurrent(CaseId caseId) {
        cases.get(caseId);
        return repository.findCurrent(caseId).map(stored::openForReader);
    }

    @Override
    public Optional<String> findEvidence(CaseId caseId) {
        cases.get(caseId);
        requireOfficial();
        return repository.findCurrent(caseId).map(StoredMeasurement::evidence);
    }

    @Override
    public void export(CaseId caseId, OutputStream out) throws IOException {
        cases.get(caseId);
        requireOfficial();
        StoredMeasurement measurement = repository
                .findCurrent(caseId)
                .orElseThrow(() -> new CaseNotFoundException("measurement of case " + caseId));
        Evidence evidence = stored.evidence(measurement);
        Set<CaseId> near = evidence.redLines().stream()
                .map(redLine ->
                        redLines.get(UUID.fromString(redLine.drawingId())).caseId())
                .collect(Collectors.toSet());
        boolean allVisible = near.isEmpty() || cases.list(near).size() == near.size();
        try {
            MeasurementArchive.write(
                    measurement.evidence(),
                    gathering.asIn(evidence),
                    allVisible ? Set.of() : Set.of(OtherRedLines.LAYER),
                    out);
        } catch (UnusableArchiveException e) {
            var tooLarge = new DrawingNotMeasurableException(Reason.ARCHIVE_TOO_LARGE, String.valueOf(e.getMessage()));
            tooLarge.initCause(e);
            throw tooLarge;
        }
    }

    @Override
    public Optional<MeasuredGroups> findGroups(CaseId caseId, List<String> fields) {
        cases.get(caseId);
        requireOfficial();
        return repository.findCurrent(caseId).map(measurement -> {
            Evidence evidence = stored.evidence(measurement);
            MeasurementInputs inputs = gathering.asIn(evidence);
            OverlayResult overlay = run.overlay(inputs);
            List<String> available = RegroupedTable.fields(overlay);
            List<String> asked = fields.stream()
                    .filter(available::contains)
                    .distinct()
                    .limit(MeasuredGroups.MOST_FIELDS)
                    .toList();
            return new MeasuredGroups(
                    measurement.drawingNumber(),
                    inputs.legalArea(),
                    available,
                    asked.isEmpty()
                            ? new RegroupedTable(asked, List.of(), BigDecimal.ZERO, evidence.legalHectares())
                            : RegroupedTable.of(overlay, inputs, evidence, asked));
        });
    }

    private void requireOfficial() {
        if (person.get().has(Role.APPLICANT)) {
            throw new AccessDeniedException("evidence names other cases, it is not for applicants");
        }
    }

    @Override
    public boolean isFresh(Measurement measurement) {
        return redLines.findCurrent(measurement.caseId(), DrawingKind.LAND_USE)
                .filter(drawing -> drawing.id().equals(measurement.drawingId()))
                .isPresent();
    }

    @Override
    public List<String> changedLayers(CaseId caseId) {
        cases.get(caseId);
        return repository.findCurrent(caseId).map(stored::changedLayers).orElse(List.of());
    }

    @Override
    public boolean rerunAgrees(CaseId caseId) {
        cases.get(caseId);
        requireReview(caseId);
        var who = person.get();
        StoredMeasurement measurement = repository
                .findCurrent(caseId)
                .orElseThrow(() -> new DrawingNotMeasurableException(
                        Reason.NOT_READY, "case " + caseId + " has not been measured"));
        Evidence original = stored.evidence(measurement);
        if (!original.format().equals(Evidence.FORMAT)) {
            // Its text cannot be written again to the byte, which would look like a disagreement.
            throw new DrawingNotMeasurableException(
                    Reason.NOT_READY, "case " + caseId + " was measured in the format " + original.format());
        }
        Evidence repeated = measured(gathering.asIn(original));
        var silent = new ArrayList<>(failed(repeated));
        silent.removeAll(failed(original));
        if (!silent.isEmpty()) {
            throw new LayerNotAnsweringException(silent);
        }
        String again = EvidenceText.write(repeated);
        String digest = EvidenceText.digest(again);
        // Both compared: the stored text must still have its digest, or somebody changed the row.
        boolean agrees = digest.equals(measurement.digest()) && again.equals(measurement.evidence());
        transaction.executeWithoutResult(status -> {
            // One at a time: the order of repetitions counts.
            cases.lock(caseId);
            requireReview(caseId);
            repository.insertRerun(measurement.id(), digest, agrees, who.login(), who.level(), clock.instant());
            events.publishEvent(new MeasurementRepeated(caseId.value(), measurement.id(), digest, agrees));
        });
        return agrees;
    }

    private Evidence measured(MeasurementInputs inputs) {
        try {
            MeasurementRun.Measured measured = run.run(inputs);
            Stream.concat(Stream.of(measured.overlay().coverage()), measured.overlay().answers().stream())
                    .forEach(CaseMeasurements::logFailure);
            coverageFiles.compare(inputs, measured.overlay());
            return measured.evidence();
        } catch (NoEllipsoidalAreaException e) {
            var unmeasurable =
                    new DrawingNotMeasurableException(Reason.NO_ELLIPSOIDAL_AREA, String.valueOf(e.getMessage()));
            unmeasurable.initCause(e);
            throw unmeasurable;
        }
    }

    /** The evidence says why; what exactly happened is for an engineer. */
    private static void logFailure(LayerAnswer answer) {
        var failure = answer.failure();
        if (failure != null) {
            LOG.warn("layer {} {} did not answer: {}", answer.layer(), failure.cause(), failure.detail());
        }
    }

    private void requireReview(CaseId caseId) {
        if (gate.findMine(caseId)
                .filter(task -> task.policy().requiredPieces().contains(OPINION))
                .isEmpty()) {
            throw new NotAllowedNowException(caseId, "measurement.rerun");
        }
    }

    private static List<String> failed(Evidence evidence) {
        return Stream.concat(Stream.of(evidence.coverage()), evidence.answers().stream())
                .filter(answer -> answer.verdict().equals(Measurement.Verdict.FAILED.name()))
                .map(Evidence.Answer::layer)
                .toList();
    }

    private static Set<UUID> versions(Evidence evidence) {
        return evidence.layers().stream()
                .map(Evidence.Layer::versionId)
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    private void store(StoredMeasurement measurement, Set<UUID> versions) {
        gate.requireSection(measurement.caseId(), SECTION);
        int current = redLines.findCurrent(measurement.caseId(), DrawingKind.LAND_USE)
                .map(DrawingVersion::number)
                .orElse(0);
        if (current != measurement.drawingNumber()) {
            throw new DrawingConflictException(measurement.drawingNumber(), current);
        }
        repository.insert(measurement, versions);
        events.publishEvent(new MeasurementMade(
                measurement.caseId().value(),
                measurement.id(),
                measurement.drawingNumber(),
                measurement.drawingDigest(),
                measurement.digest()));
    }

    private DrawingVersion measurable(CaseId caseId) {
        DrawingVersion drawing = redLines.findCurrent(caseId, DrawingKind.LAND_USE)
                .orElseThrow(() -> new DrawingNotMeasurableException(
                        Reason.NOT_READY, "case " + caseId + " has no land-use drawing"));
        if (drawing.hasBlockingIssues()) {
            throw new DrawingNotMeasurableException(
                    Reason.NOT_READY, "version " + drawing.number() + " of the land-use drawing has blocking defects");
        }
        return drawing;
    }
}
