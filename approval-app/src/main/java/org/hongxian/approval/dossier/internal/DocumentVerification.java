package org.hongxian.approval.dossier.internal;

import org.hongxian.approval.dossier.Verification;
import org.hongxian.approval.seal.PdfVerifier;
import org.springframework.stereotype.Service;

/** Compares a file with the register and checks its signatures. */
@Service
class DocumentVerification implements Verification {

    private final DocumentTable table;
    private final CaseDocuments documents;
    private final PdfVerifier verifier;

    DocumentVerification(DocumentTable table, CaseDocuments documents, PdfVerifier verifier) {
        this.table = table;
        this.documents = documents;
        this.verifier = verifier;
    }

    @Override
    public Result check(byte[] file) {
        String digest = FormTable.sha256(file);
        return new Result(
                digest, table.findByDigest(digest).map(documents::publicly).orElse(null), verifier.verify(file));
    }
}
