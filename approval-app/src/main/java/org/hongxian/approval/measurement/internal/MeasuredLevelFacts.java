package org.hongxian.approval.measurement.internal;

import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.gis.evidence.Evidence;
import org.springframework.stereotype.Component;

/**
 * The facts of the level decision, as the evidence has them: the unrounded sums, rounded once.
 * There are none while the measurement is stale, a layer has not answered for all of the red line, or a class
 * belongs to no broad class.
 */
@Component
class MeasuredLevelFacts implements LevelFacts {

    private final StoredMeasurements measurements;

    MeasuredLevelFacts(StoredMeasurements measurements) {
        this.measurements = measurements;
    }

    @Override
    public Optional<Measured> find(CaseId caseId) {
        return measurements
                .findCurrent(caseId)
                .filter(measurements::isFresh)
                .flatMap(measurement -> facts(
                        measurements,
                        measurements.evidence(measurement),
                        measurement.id().toString()));
    }

    /** Empty as for {@link #find}. */
    static Optional<Measured> facts(StoredMeasurements measurements, Evidence evidence, String measurementId) {
        if (!measurements.unanswered(evidence).isEmpty()
                || !measurements.openLandClasses(evidence).isEmpty()) {
            return Optional.empty();
        }
        Evidence.Facts facts = evidence.facts();
        return Optional.of(new Measured(
                facts.basicFarmlandHectares(),
                facts.otherCultivatedHectares(),
                facts.otherLandHectares(),
                measurementId));
    }
}
