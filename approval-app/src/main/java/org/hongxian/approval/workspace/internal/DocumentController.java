package org.hongxian.approval.workspace.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.dossier.DocumentRecord;
import org.hongxian.approval.dossier.Documents;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Uploads, generates and hands out the documents of a case. */
@Controller
@RequestMapping("/cases/{id}/documents")
class DocumentController {

    private final Cases cases;
    private final Documents documents;

    DocumentController(Cases cases, Documents documents) {
        this.cases = cases;
        this.documents = documents;
    }

    @PostMapping
    String upload(@PathVariable UUID id, @RequestParam String kind, @RequestParam MultipartFile file, PanelAnswer panel)
            throws IOException {
        CaseFile caseFile = cases.get(new CaseId(id));
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            documents.upload(caseFile.id(), kind, name == null ? kind : name, content);
        }
        return panel.with(caseFile, Tab.DOCUMENTS);
    }

    @PostMapping("/{documentId}/withdraw")
    String withdraw(@PathVariable UUID id, @PathVariable UUID documentId, PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        documents.withdraw(file.id(), documentId);
        return panel.with(file, Tab.DOCUMENTS);
    }

    @PostMapping("/generate")
    String generate(@PathVariable UUID id, PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        documents.generateAll(file.id());
        return panel.with(file, Tab.DOCUMENTS);
    }

    @PostMapping("/{kind}/generate")
    String generateOne(@PathVariable UUID id, @PathVariable String kind, PanelAnswer panel) {
        CaseFile file = cases.get(new CaseId(id));
        documents.generate(file.id(), kind);
        return panel.with(file, Tab.DOCUMENTS);
    }

    @GetMapping("/{documentId}")
    ResponseEntity<byte[]> download(@PathVariable UUID id, @PathVariable UUID documentId) {
        CaseFile file = cases.get(new CaseId(id));
        DocumentRecord document = documents.get(file.id(), documentId);
        var disposition = ContentDisposition.inline()
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(documents.content(document));
    }
}
