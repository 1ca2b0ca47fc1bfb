package org.hongxian.approval.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;

/** Documents of a case: uploads and generated PDFs. Every write asks the {@code TaskGate} first. */
public interface Documents {

    /** Stores an upload; its type is decided by its content, not its name. */
    DocumentRecord upload(CaseId caseId, String kind, String fileName, InputStream content) throws IOException;

    /** Generates every document the active task is to make, in order; the newest version replaces earlier ones. */
    List<DocumentRecord> generateAll(CaseId caseId);

    /** Generates one document, signed when its kind demands it. */
    DocumentRecord generate(CaseId caseId, String kind);

    List<DocumentRecord> list(CaseId caseId);

    /** The person must be allowed to see the case. */
    DocumentRecord get(CaseId caseId, UUID documentId);

    byte[] content(DocumentRecord document);

    /** For the public verification page: by number, without login. */
    Optional<PublicDocument> findPublic(String number);

    /** What the public may know about a document. */
    record PublicDocument(
            String number,
            String kind,
            String title,
            String unit,
            java.time.LocalDate on,
            String digest,
            boolean superseded) {}
}
