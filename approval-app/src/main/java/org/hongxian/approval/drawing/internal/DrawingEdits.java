package org.hongxian.approval.drawing.internal;

import java.util.List;
import java.util.function.Function;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.edit.EditRefusedException;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.hongxian.gis.edit.Edited;
import org.hongxian.gis.edit.NewPoints;
import org.hongxian.gis.edit.PlotEdits;
import org.springframework.stereotype.Component;

/** Edits of plots as a whole, calculated and not stored: the person looks at them and saves them like any other edit. */
@Component
class DrawingEdits {

    private final DrawingRepository repository;
    private final DrawingInspection inspection;
    private final DrawingLimits limits;
    private final Cases cases;
    private final TaskGate gate;

    DrawingEdits(
            DrawingRepository repository,
            DrawingInspection inspection,
            DrawingLimits limits,
            Cases cases,
            TaskGate gate) {
        this.repository = repository;
        this.inspection = inspection;
        this.limits = limits;
        this.cases = cases;
        this.gate = gate;
    }

    /**
     * @param plots as they are being edited; may be none
     * @throws EditRefusedException with what stands against it
     * @throws org.hongxian.approval.workflow.NotAllowedNowException unless the live task of the person draws that kind
     */
    Edited apply(CaseId caseId, DrawingKind kind, List<Plot> plots, Function<PlotEdits, Edited> edit) {
        gate.requireDrawing(caseId, kind);
        var caseFile = cases.get(caseId);
        CrsCode crs = repository
                .findCurrent(caseId, kind)
                .map(DrawingVersion::crs)
                .orElseGet(() -> inspection.crsOf(caseFile.county()));
        if (!CrsCatalogue.get(crs).isZone()) {
            throw new EditRefusedException(Reason.NOT_IN_METRES);
        }
        List<Plot> named = plots.isEmpty() ? plots : limits.acceptPreview(plots);
        Edited edited = edit.apply(new PlotEdits(named, NewPoints.MILLIMETRE));
        limits.acceptPreview(edited.plots());
        return edited;
    }
}
