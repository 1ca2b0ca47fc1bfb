package org.hongxian.approval.measurement.internal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.Verdict;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.EvidenceText;
import org.hongxian.gis.landclass.BroadClass;
import org.hongxian.gis.landclass.LandClassScheme;
import org.springframework.stereotype.Component;

/** What is stored and what follows from it, without regard to the current person: for the requirements and the level facts. */
@Component
class StoredMeasurements {

    private static final Set<Verdict> OPEN = EnumSet.of(Verdict.NO_DATA, Verdict.FAILED);
    private static final Set<BroadClass> BROADLESS = EnumSet.of(BroadClass.MIXED, BroadClass.UNSTATED);

    private final MeasurementRepository repository;
    private final MeasurementReading reading;
    private final RedLines redLines;
    private final CurrentPerson person;
    private final InputGathering inputs;

    StoredMeasurements(
            MeasurementRepository repository,
            MeasurementReading reading,
            RedLines redLines,
            CurrentPerson person,
            InputGathering inputs) {
        this.repository = repository;
        this.reading = reading;
        this.redLines = redLines;
        this.person = person;
        this.inputs = inputs;
    }

    Optional<StoredMeasurement> findCurrent(CaseId caseId) {
        return repository.findCurrent(caseId);
    }

    /** Of the very version that is current; an equal one saved later must be measured again. */
    boolean isFresh(StoredMeasurement measurement) {
        return redLines.findCurrent(measurement.caseId(), DrawingKind.LAND_USE)
                .filter(drawing -> drawing.id().equals(measurement.drawingId()))
                .isPresent();
    }

    /** What it was measured against and is another today; empty when it is not fresh. */
    List<String> changedLayers(StoredMeasurement measurement) {
        return redLines.findCurrent(measurement.caseId(), DrawingKind.LAND_USE)
                .filter(drawing -> drawing.id().equals(measurement.drawingId()))
                .map(drawing -> inputs.changedSince(evidence(measurement), drawing))
                .orElse(List.of());
    }

    Measurement open(StoredMeasurement measurement) {
        return reading.measurement(measurement, evidence(measurement));
    }

    /** As the current person may read it. */
    Measurement openForReader(StoredMeasurement measurement) {
        return reading.measurement(measurement, evidenceForReader(measurement));
    }

    /** What the current person may read of it: the numbers and the red lines of other cases are not for applicants. */
    Evidence evidenceForReader(StoredMeasurement measurement) {
        Evidence evidence = evidence(measurement);
        return person.get().has(Role.APPLICANT) ? evidence.withoutOtherCases() : evidence;
    }

    Evidence evidence(StoredMeasurement measurement) {
        return EvidenceText.read(measurement.evidence());
    }

    boolean hasDisagreement(StoredMeasurement measurement) {
        return repository.hasDisagreement(measurement.id());
    }

    boolean isRepeatedAt(StoredMeasurement measurement, Level level) {
        return repository.levelsAgreed(measurement.id()).contains(level);
    }

    /**
     * Answers that leave it open whether the red line touches something. That one part was found to overlap says nothing about
     * a part the layer has no data for.
     */
    List<Evidence.Answer> unanswered(Evidence evidence) {
        return Stream.concat(Stream.of(evidence.coverage()), evidence.answers().stream())
                .filter(answer -> OPEN.contains(Verdict.valueOf(answer.verdict())) || isPartial(answer, evidence))
                .toList();
    }

    private static boolean isPartial(Evidence.Answer answer, Evidence evidence) {
        return answer.outsideDataSquareMetres().compareTo(evidence.method().protectedSliverSquareMetres()) > 0;
    }

    /**
     * Codes in the table that belong to none of the three broad classes: the classification does not know them, does not say,
     * or they are first-level codes whose classes differ. Land under them would be missing from every sum.
     */
    List<String> openLandClasses(Evidence evidence) {
        LandClassScheme classes = landClasses(evidence);
        return evidence.rows().stream()
                .map(Evidence.Row::landClass)
                .filter(code -> classes.find(code)
                        .filter(found -> !BROADLESS.contains(found.broadClass()))
                        .isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The classification as it applied on the day of the measurement. */
    LandClassScheme landClasses(Evidence evidence) {
        return LandClassScheme.load(
                evidence.method().landClassScheme(),
                LocalDate.parse(evidence.method().on()));
    }
}
