package org.hongxian.approval.measurement.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.approval.measurement.internal.MeasurementView.RerunView;
import org.hongxian.gis.evidence.EvidenceText;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Measurements over HTTP. */
@RestController
@RequestMapping("/api/v1/cases/{id}/measurement")
class MeasurementController {

    private final Measurements measurements;
    private final MeasurementViews views;
    private final MeasuredPieces pieces;
    private final StoredMeasurements stored;
    private final Cases cases;
    private final CurrentPerson person;

    MeasurementController(
            Measurements measurements,
            MeasurementViews views,
            MeasuredPieces pieces,
            StoredMeasurements stored,
            Cases cases,
            CurrentPerson person) {
        this.measurements = measurements;
        this.views = views;
        this.pieces = pieces;
        this.stored = stored;
        this.cases = cases;
        this.person = person;
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

    /** The canonical text the digest is taken over, as a file; for officials, since it names the red lines of other cases. */
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

    /**
     * The measurement as one file that can be checked elsewhere; see {@link Measurements#export}. It is made on the disk first: what
     * has begun to be sent cannot be taken back, and it may be large.
     */
    @GetMapping("/archive")
    ResponseEntity<Resource> archive(@PathVariable UUID id) throws IOException {
        var caseId = new CaseId(id);
        Path file = Files.createTempFile("measurement", ".zip");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                measurements.export(caseId, out);
            }
            String digest =
                    measurements.findCurrent(caseId).map(Measurement::digest).orElse("");
            var headers = new HttpHeaders();
            headers.setContentDisposition(ContentDisposition.attachment()
                    .filename("measurement-" + digest.substring(0, Math.min(12, digest.length())) + ".zip")
                    .build());
            headers.set("X-Content-Type-Options", "nosniff");
            long size = Files.size(file);
            // Gone from the disk as soon as it is sent, or could not be.
            InputStream content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            return ResponseEntity.ok()
                    .headers(headers)
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .contentLength(size)
                    .body(new InputStreamResource(content));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Where the rows of the class table and the answers lie, for officials: the parcels and the red lines of other cases are not
     * for applicants. Whoever has the pieces of the same measurement already is told so without cutting them again.
     */
    @GetMapping("/pieces")
    ResponseEntity<PiecesView> pieces(@PathVariable UUID id, WebRequest request) {
        StoredMeasurement measurement = findForOfficials(new CaseId(id));
        if (request.checkNotModified(measurement.digest())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(measurement.digest())
                .body(pieces.of(measurement));
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

    private StoredMeasurement findForOfficials(CaseId caseId) {
        CaseId visible = cases.get(caseId).id();
        if (person.get().has(Role.APPLICANT)) {
            throw new AccessDeniedException("pieces of parcels are not for applicants");
        }
        return stored.findCurrent(visible)
                .orElseThrow(() -> new CaseNotFoundException("measurement of case " + caseId));
    }

    private MeasurementView current(CaseId caseId, Locale locale) {
        return measurements
                .findCurrent(caseId)
                .flatMap(measurement -> views.find(caseId, locale))
                .orElseThrow(() -> new CaseNotFoundException("measurement of case " + caseId));
    }
}
