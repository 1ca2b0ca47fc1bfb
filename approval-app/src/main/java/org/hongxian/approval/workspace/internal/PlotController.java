package org.hongxian.approval.workspace.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.ImportAnswers;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Imports a red line and measures it, from plain forms; drawing itself goes through the drawing API. */
@Controller
@RequestMapping("/cases/{id}")
class PlotController {

    private final Cases cases;
    private final Drawings drawings;
    private final Measurements measurements;

    PlotController(Cases cases, Drawings drawings, Measurements measurements) {
        this.cases = cases;
        this.drawings = drawings;
        this.measurements = measurements;
    }

    /**
     * A file that can be read in more than one way is asked about in the form that sent it; nothing is stored until it is answered.
     *
     * @param crs EPSG code the person chose; without it file and county decide
     * @param all the answers among them
     */
    @PostMapping("/drawings/{kind}/import")
    String importFile(
            @PathVariable UUID id,
            @PathVariable DrawingKind kind,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String crs,
            @RequestParam Map<String, String> all,
            PanelAnswer panel)
            throws IOException {
        CaseFile caseFile = cases.get(new CaseId(id));
        Map<String, String> answers = ImportAnswers.of(all);
        try (InputStream content = file.getInputStream()) {
            drawings.importFile(caseFile.id(), kind, file.getOriginalFilename(), content, crs, answers);
        } catch (UnansweredQuestionsException e) {
            return panel.and("kind", kind)
                    .and("crs", crs == null ? "" : crs)
                    .and("given", ImportQuestion.notAsked(e.questions(), answers))
                    .ask(caseFile, ImportQuestion.of(e.questions(), answers, panel.locale()));
        }
        return panel.with(caseFile, Tab.PLOTS);
    }

    @PostMapping("/drawings/{kind}/derive")
    String derive(@PathVariable UUID id, @PathVariable DrawingKind kind, PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        drawings.derive(file.id(), kind);
        return panel.with(file, Tab.PLOTS);
    }

    @PostMapping("/measurement")
    String measure(@PathVariable UUID id, PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        measurements.measure(file.id());
        return panel.with(file, Tab.PLOTS);
    }

    @PostMapping("/measurement/rerun")
    String rerun(@PathVariable UUID id, PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        return panel.and("rerun", measurements.rerunAgrees(file.id())).with(file, Tab.PLOTS);
    }
}
