package org.hongxian.approval.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;

/** Documents of a case: uploads and generated PDFs. Every write asks the {@code TaskGate} first. */
public interface Documents {

    /** Stores an upload; its type is decided by its content, not its name. */
    DocumentRecord upload(CaseId caseId, String kind, String fileName, InputStream content) throws IOException;

    /**
     * Takes an upload of the current person's live step back. It stays on record as superseded.
     *
     * @throws org.hongxian.approval.workflow.NotAllowedNowException when it was generated, is superseded already, or was uploaded in
     *     an earlier step
     */
    void withdraw(CaseId caseId, UUID documentId);

    /** Generates every document the active task is to make, in order; the newest version replaces earlier ones. */
    List<DocumentRecord> generateAll(CaseId caseId);

    /** Generates one document, signed when its kind demands it. */
    DocumentRecord generate(CaseId caseId, String kind);

    /** An applicant gets the own ones and those that were issued, not what the offices are drafting. */
    List<DocumentRecord> list(CaseId caseId);

    /** The person must be allowed to see the case, and the document to be among those the person gets. */
    DocumentRecord get(CaseId caseId, UUID documentId);

    byte[] content(DocumentRecord document);

    /**
     * For the public verification page, without login: what bears a number, be it the number of the file or one printed in it.
     *
     * @param number as typed: width of characters, spaces, kinds of brackets and hyphens make no difference
     * @return one for a number of a file; of each case the document that counts for another number
     */
    List<PublicDocument> findPublic(String number);

    /** What a document is worth. */
    enum Standing {
        /** A working paper. */
        UNSEALED,
        /** Sealed, but the step that issues it has not ended, or ended otherwise. */
        NOT_ISSUED,
        IN_FORCE,
        /** It was issued; a later one took its place, or the case went back behind it. */
        SUPERSEDED
    }

    /**
     * What the public may know about a document.
     *
     * @param unit that sealed it; empty when it is not sealed
     * @param on day it was issued, or made as long as it is not
     * @param facts what it says to everybody, in its order; empty unless it was issued
     */
    record PublicDocument(
            String number,
            String kind,
            String title,
            String unit,
            LocalDate on,
            String digest,
            Standing standing,
            List<PublicFact> facts) {

        public PublicDocument {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Something printed on a sealed document that anybody may compare with a copy.
     *
     * @param name number, holder, project, area, decision, on
     */
    record PublicFact(String name, String text) {}
}
