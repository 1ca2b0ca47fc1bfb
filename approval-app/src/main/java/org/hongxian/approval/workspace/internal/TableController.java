package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.measurement.MeasuredGroups;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The tables of a case as files for spreadsheets. The name of a file says which version of the drawing it is of. */
@RestController
@RequestMapping("/api/v1/cases/{id}/tables")
class TableController {

    private final Cases cases;
    private final Measurements measurements;
    private final Drawings drawings;
    private final CaseHead head;
    private final CaseTables tables;

    TableController(Cases cases, Measurements measurements, Drawings drawings, CaseHead head, CaseTables tables) {
        this.cases = cases;
        this.measurements = measurements;
        this.drawings = drawings;
        this.head = head;
        this.tables = tables;
    }

    /** @param format csv or xlsx */
    @GetMapping("/classes")
    ResponseEntity<byte[]> classes(
            @PathVariable UUID id, @RequestParam(defaultValue = "xlsx") String format, Locale locale) {
        CaseFile file = cases.get(new CaseId(id));
        Measurement measurement =
                measurements.findCurrent(file.id()).orElseThrow(() -> nothing("the case has not been measured"));
        var view = MeasurementView.of(measurement, measurements.isFresh(measurement));
        return TableFile.of(
                tables.classTable(view, locale),
                "%s-classes-v%d".formatted(file.number(), measurement.drawingNumber()),
                format);
    }

    /**
     * @param by fields of the land-use layer, in the order of the table
     * @param format csv or xlsx
     */
    @GetMapping("/groups")
    ResponseEntity<byte[]> groups(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<String> by,
            @RequestParam(defaultValue = "xlsx") String format,
            Locale locale) {
        CaseFile file = cases.get(new CaseId(id));
        MeasuredGroups groups = measurements
                .findGroups(file.id(), by == null ? List.of() : by)
                .orElseThrow(() -> nothing("the case has not been measured"));
        return TableFile.of(
                tables.groups(groups, locale),
                "%s-groups-v%d".formatted(file.number(), groups.drawingNumber()),
                format);
    }

    /** @param format csv or xlsx */
    @GetMapping("/boundary-points")
    ResponseEntity<byte[]> boundaryPoints(
            @PathVariable UUID id, @RequestParam(defaultValue = "xlsx") String format, Locale locale) {
        CaseFile file = cases.get(new CaseId(id));
        DrawingVersion drawing = drawings.findCurrent(file.id(), head.view(file).kind())
                .orElseThrow(() -> nothing("the case has no drawing"));
        return TableFile.of(
                tables.boundaryPoints(drawing, locale),
                "%s-boundary-points-v%d".formatted(file.number(), drawing.number()),
                format);
    }

    private static ResponseStatusException nothing(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }
}
