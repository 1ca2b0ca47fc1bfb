package org.hongxian.approval.measurement.internal;

import java.math.BigDecimal;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.gis.landclass.LandClassScheme;
import org.springframework.stereotype.Component;

/**
 * The facts of the level decision, summed from the closed and rounded table: what a reader can add up on paper is what decides.
 * There are none while the measurement is stale, a layer has not answered for all of the red line, or a class
 * belongs to no broad class.
 */
@Component
class MeasuredLevelFacts implements LevelFacts {

    private static final BigDecimal NONE = BigDecimal.ZERO.setScale(4);

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
                        measurements.evidence(measurement), measurement.id().toString()));
    }

    private Optional<Measured> facts(Evidence evidence, String measurementId) {
        if (!measurements.unanswered(evidence).isEmpty()
                || !measurements.openLandClasses(evidence).isEmpty()) {
            return Optional.empty();
        }
        LandClassScheme classes = measurements.landClasses(evidence);
        BigDecimal basicFarmland = NONE;
        BigDecimal otherCultivated = NONE;
        BigDecimal otherLand = NONE;
        for (Evidence.Row row : evidence.rows()) {
            if (row.basicFarmland()) {
                basicFarmland = basicFarmland.add(row.hectares());
            } else if (classes.isCultivated(row.landClass())) {
                otherCultivated = otherCultivated.add(row.hectares());
            } else {
                otherLand = otherLand.add(row.hectares());
            }
        }
        return Optional.of(new Measured(basicFarmland, otherCultivated, otherLand, measurementId));
    }
}
