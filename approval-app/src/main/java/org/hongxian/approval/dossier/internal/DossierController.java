package org.hongxian.approval.dossier.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.dossier.DocumentRecord;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.dossier.Forms;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Forms and documents of a case for programs. */
@RestController
@RequestMapping("/api/v1/cases/{id}")
class DossierController {

    private final Forms forms;
    private final Documents documents;

    DossierController(Forms forms, Documents documents) {
        this.forms = forms;
        this.documents = documents;
    }

    @GetMapping("/forms")
    List<Forms.Section> forms(@PathVariable UUID id) {
        return forms.sections(new CaseId(id));
    }

    @PutMapping("/forms/{section}")
    Forms.Section save(@PathVariable UUID id, @PathVariable String section, @RequestBody Map<String, String> values) {
        return forms.save(new CaseId(id), section, values);
    }

    @GetMapping("/documents")
    List<DocumentRecord> documents(@PathVariable UUID id) {
        return documents.list(new CaseId(id));
    }

    @PostMapping("/documents")
    DocumentRecord upload(@PathVariable UUID id, @RequestParam String kind, @RequestParam MultipartFile file)
            throws IOException {
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return documents.upload(new CaseId(id), kind, name == null ? "" : name, content);
        }
    }

    @PostMapping("/documents/generate")
    List<DocumentRecord> generateAll(@PathVariable UUID id) {
        return documents.generateAll(new CaseId(id));
    }

    @PostMapping("/documents/{kind}/generate")
    DocumentRecord generate(@PathVariable UUID id, @PathVariable String kind) {
        return documents.generate(new CaseId(id), kind);
    }

    /** Takes an upload of the live step back; it stays on record as superseded. */
    @DeleteMapping("/documents/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id, @PathVariable UUID document) {
        documents.withdraw(new CaseId(id), document);
    }

    @GetMapping("/documents/{document}")
    ResponseEntity<byte[]> content(@PathVariable UUID id, @PathVariable UUID document) {
        DocumentRecord found = documents.get(new CaseId(id), document);
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(found.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .eTag(found.digest())
                .body(documents.content(found));
    }
}
