package org.hongxian.approval.dossier.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement;
import org.springframework.stereotype.Component;

/** Whether a generated document still says what the case says now. */
@Component
class Freshness {

    private final MeasuredValues measured;
    private final FormTable forms;
    private final OpinionSheet opinions;

    Freshness(MeasuredValues measured, FormTable forms, OpinionSheet opinions) {
        this.measured = measured;
        this.forms = forms;
        this.opinions = opinions;
    }

    /** Digest of what was written and goes into a document of the kind: its sections, and the opinions where it prints them. */
    String written(CaseId caseId, DocumentKind kind) {
        String sections = forms.digest(caseId, kind.sections());
        return kind.opinionSteps().isEmpty()
                ? sections
                : FormTable.sha256((sections + opinions.content(caseId, kind)).getBytes(StandardCharsets.UTF_8));
    }

    boolean isFresh(StoredDocument document) {
        Optional<DocumentKind> kind = DocumentKind.find(document.kind());
        if (!document.generated() || kind.isEmpty()) {
            return true;
        }
        if (!document.formsDigest().equals(written(document.caseId(), kind.get()))) {
            return false;
        }
        if (!kind.get().isMeasured()) {
            return true;
        }
        Optional<Measurement> now = measured.findFresh(document.caseId());
        return now.isPresent()
                && now.get().digest().equals(document.measurementDigest())
                && now.get().drawingDigest().equals(document.drawingDigest());
    }
}
