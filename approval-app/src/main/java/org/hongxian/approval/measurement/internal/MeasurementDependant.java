package org.hongxian.approval.measurement.internal;

import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Consequence;
import org.hongxian.approval.drawing.DrawingDependant;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A fresh measurement becomes stale, and with it the level it routes by. */
@Component
@Order(1)
class MeasurementDependant implements DrawingDependant {

    private final StoredMeasurements measurements;

    MeasurementDependant(StoredMeasurements measurements) {
        this.measurements = measurements;
    }

    @Override
    public List<Consequence> consequences(CaseId caseId, DrawingKind kind) {
        if (kind != DrawingKind.LAND_USE) {
            return List.of();
        }
        return measurements
                .findCurrent(caseId)
                .filter(measurements::isFresh)
                .map(measurement ->
                        List.of(new Consequence("measurement.consequence", List.of(measurement.drawingNumber()))))
                .orElse(List.of());
    }
}
