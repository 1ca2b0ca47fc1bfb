package org.hongxian.approval.measurement.internal;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.measurement.Measurement.Verdict;
import org.hongxian.approval.measurement.NamedFeatures;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.gis.evidence.Evidence;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * A task can demand that the measurement is of the current drawing and the current layers, that every layer has answered for all
 * of the red line, and that the level that reviews has made it again with the same result. A newer layer version is no hindrance
 * above the county: what was submitted is judged by the layers it was measured against.
 */
@Component
class MeasurementRequirement implements CompletionRequirement {

    static final String FRESH = "measurement.fresh";
    static final String COMPLETE = "measurement.answers-complete";
    static final String REPEATED = "measurement.rerun-agrees";

    private static final String ANCHOR = "#measurement";

    private final StoredMeasurements measurements;

    MeasurementRequirement(StoredMeasurements measurements) {
        this.measurements = measurements;
    }

    @Override
    public List<String> pieces() {
        return List.of(FRESH, COMPLETE, REPEATED);
    }

    @Override
    public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
        var current = measurements.findCurrent(caseFile.id());
        if (current.isEmpty()) {
            return List.of(blocker(piece, "measurement.blocker.missing"));
        }
        StoredMeasurement measurement = current.get();
        if (!measurements.isFresh(measurement)) {
            return List.of(blocker(piece, "measurement.blocker.stale", measurement.drawingNumber()));
        }
        return switch (piece) {
            case FRESH -> outdated(measurement);
            case COMPLETE -> unanswered(measurement);
            case REPEATED -> repetition(measurement, task);
            default -> throw new IllegalArgumentException("not a piece of measurements: " + piece);
        };
    }

    private List<Blocker> outdated(StoredMeasurement measurement) {
        return measurements.changedLayers(measurement).stream()
                .map(layer -> blocker(FRESH, "measurement.blocker.outdated", title(layer)))
                .toList();
    }

    private List<Blocker> unanswered(StoredMeasurement measurement) {
        Evidence evidence = measurements.evidence(measurement);
        var blockers = new ArrayList<Blocker>();
        for (Evidence.Answer answer : measurements.unanswered(evidence)) {
            blockers.add(blocker(
                    COMPLETE,
                    answer.verdict().equals(Verdict.FAILED.name())
                            ? "measurement.blocker.FAILED"
                            : "measurement.blocker.NO_DATA",
                    title(answer.layer()),
                    answer.outsideDataSquareMetres()));
        }
        Evidence.CrossCheck check = evidence.crossCheck();
        if (check != null && check.cause() == null && !check.agrees()) {
            blockers.add(
                    blocker(COMPLETE, "measurement.blocker.cross-check", NamedFeatures.first(check.disagreeing())));
        }
        List<String> unknown = measurements.openLandClasses(evidence);
        if (!unknown.isEmpty()) {
            blockers.add(blocker(COMPLETE, "measurement.blocker.unknown-class", String.join(", ", unknown)));
        }
        return blockers;
    }

    private static DefaultMessageSourceResolvable title(String layer) {
        return new DefaultMessageSourceResolvable(new String[] {"measurement.layer." + layer}, layer);
    }

    private List<Blocker> repetition(StoredMeasurement measurement, ActiveTask task) {
        if (measurements.hasDisagreement(measurement)) {
            return List.of(blocker(REPEATED, "measurement.blocker.rerun-differs"));
        }
        if (!measurements.isRepeatedAt(measurement, task.region().level())) {
            return List.of(blocker(REPEATED, "measurement.blocker.rerun-missing"));
        }
        return List.of();
    }

    private static Blocker blocker(String piece, String key, Object... arguments) {
        return new Blocker(piece, key, List.of(arguments), ANCHOR);
    }
}
