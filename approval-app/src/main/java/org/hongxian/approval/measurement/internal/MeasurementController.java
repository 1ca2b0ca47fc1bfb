package org.hongxian.approval.measurement.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.approval.measurement.internal.MeasurementView.RerunView;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Measurements over HTTP. */
@RestController
@RequestMapping("/api/v1/cases/{id}/measurement")
class MeasurementController {

    private final Measurements measurements;
    private final MeasurementViews views;

    MeasurementController(Measurements measurements, MeasurementViews views) {
        this.measurements = measurements;
        this.views = views;
    }

    /** Measures the current land-use drawing against the current layers. */
    @PostMapping
    MeasurementView measure(@PathVariable UUID id, Locale locale) {
        var caseId = new CaseId(id);
        measurements.measure(caseId);
        return current(caseId, locale);
    }

    @GetMapping
    MeasurementView get(@PathVariable UUID id, Locale locale) {
        return current(new CaseId(id), locale);
    }

    /** The canonical text the digest is taken over, as a file. */
    @GetMapping("/evidence")
    ResponseEntity<byte[]> evidence(@PathVariable UUID id) {
        var caseId = new CaseId(id);
        String evidence = measurements
                .findEvidence(caseId)
                .orElseThrow(() -> new CaseNotFoundException("measurement of case " + caseId));
        var headers = new HttpHeaders();
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename("measurement-" + EvidenceText.digest(evidence).substring(0, 12) + ".json")
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(evidence.getBytes(StandardCharsets.UTF_8));
    }

    /** Measures the same inputs again and says whether the result is the same to the byte. */
    @PostMapping("/rerun")
    RerunView rerun(@PathVariable UUID id) {
        var caseId = new CaseId(id);
        boolean agrees = measurements.rerunAgrees(caseId);
        String digest =
                measurements.findCurrent(caseId).map(Measurement::digest).orElse("");
        return new RerunView(agrees, digest);
    }

    private MeasurementView current(CaseId caseId, Locale locale) {
        return measurements
                .findCurrent(caseId)
                .flatMap(measurement -> views.find(caseId, locale))
                .orElseThrow(() -> new CaseNotFoundException("measurement of case " + caseId));
    }
}
