package org.hongxian.approval.dossier.internal;

import java.util.Optional;
import org.hongxian.approval.measurement.Measurement;
import org.springframework.stereotype.Component;

/** Whether a generated document still says what the case says now. */
@Component
class Freshness {

    private final MeasuredValues measured;
    private final FormTable forms;

    Freshness(MeasuredValues measured, FormTable forms) {
        this.measured = measured;
        this.forms = forms;
    }

    boolean isFresh(StoredDocument document) {
        Optional<DocumentKind> kind = DocumentKind.find(document.kind());
        if (!document.generated() || kind.isEmpty()) {
            return true;
        }
        if (!document.formsDigest()
                .equals(forms.digest(document.caseId(), kind.get().sections()))) {
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
