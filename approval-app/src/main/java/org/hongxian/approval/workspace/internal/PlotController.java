package org.hongxian.approval.workspace.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.measurement.Measurements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
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
    private final PanelAnswer panel;

    PlotController(Cases cases, Drawings drawings, Measurements measurements, PanelAnswer panel) {
        this.cases = cases;
        this.drawings = drawings;
        this.measurements = measurements;
        this.panel = panel;
    }

    @PostMapping("/drawings/{kind}/import")
    String importFile(
            @PathVariable UUID id,
            @PathVariable DrawingKind kind,
            @RequestParam MultipartFile file,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale,
            Model model)
            throws IOException {
        CaseFile caseFile = cases.get(new CaseId(id));
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            drawings.importFile(caseFile.id(), kind, name == null ? "" : name, content, null);
        }
        return panel.answer(caseFile, Tab.PLOTS, htmx != null, response, locale, model);
    }

    @PostMapping("/drawings/{kind}/derive")
    String derive(
            @PathVariable UUID id,
            @PathVariable DrawingKind kind,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        CaseFile file = cases.get(new CaseId(id));
        drawings.derive(file.id(), kind);
        return panel.answer(file, Tab.PLOTS, htmx != null, response, locale, model);
    }

    @PostMapping("/measurement")
    String measure(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        CaseFile file = cases.get(new CaseId(id));
        measurements.measure(file.id());
        return panel.answer(file, Tab.PLOTS, htmx != null, response, locale, model);
    }

    @PostMapping("/measurement/rerun")
    String rerun(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        CaseFile file = cases.get(new CaseId(id));
        model.addAttribute("rerun", measurements.rerunAgrees(file.id()));
        return panel.answer(file, Tab.PLOTS, htmx != null, response, locale, model);
    }
}
