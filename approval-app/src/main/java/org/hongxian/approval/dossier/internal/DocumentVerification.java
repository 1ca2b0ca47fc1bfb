package org.hongxian.approval.dossier.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.hongxian.approval.dossier.Documents.PublicDocument;
import org.hongxian.approval.dossier.Verification;
import org.hongxian.approval.seal.PdfVerifier;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/** Compares a file with the register and checks its signatures. */
@Service
class DocumentVerification implements Verification {

    /** A reader that saves a form or a signature anew adds to a file; it does not make it several times as long. */
    private static final int TIMES_AS_LONG = 2;

    private static final long MARGIN_BYTES = 1_000_000;
    /** Anybody may ask, so whoever comes when all places are taken is sent away: waiting would hold a thread of the server. */
    private static final int AT_ONCE = 2;

    private final DocumentTable table;
    private final PublicRegister register;
    private final PdfVerifier verifier;
    private final Semaphore places = new Semaphore(AT_ONCE);

    DocumentVerification(DocumentTable table, PublicRegister register, PdfVerifier verifier) {
        this.table = table;
        this.register = register;
        this.verifier = verifier;
    }

    @Override
    public Optional<Result> check(String number, InputStreamSource copy) throws IOException {
        Optional<StoredDocument> found = table.findByNumber(number);
        return found.isEmpty() ? Optional.empty() : Optional.of(check(found.get(), copy));
    }

    private Result check(StoredDocument issued, InputStreamSource copy) throws IOException {
        PublicDocument document = register.publicly(issued);
        if (!places.tryAcquire()) {
            return new Result(document, Finding.BUSY, List.of());
        }
        try {
            return compare(issued, document, copy);
        } finally {
            places.release();
        }
    }

    private Result compare(StoredDocument issued, PublicDocument document, InputStreamSource copy) throws IOException {
        int limit = Math.toIntExact(issued.sizeBytes() * TIMES_AS_LONG + MARGIN_BYTES);
        byte[] bytes;
        try (InputStream content = copy.getInputStream()) {
            bytes = content.readNBytes(limit + 1);
        }
        if (bytes.length > limit) {
            return new Result(document, Finding.TOO_LONG, List.of());
        }
        Finding finding = FormTable.sha256(bytes).equals(issued.digest()) ? Finding.SAME : Finding.DIFFERENT;
        return new Result(document, finding, verifier.verify(bytes));
    }
}
