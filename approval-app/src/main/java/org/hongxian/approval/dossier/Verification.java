package org.hongxian.approval.dossier;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.dossier.Documents.PublicDocument;
import org.hongxian.approval.seal.PdfVerifier.SignatureCheck;
import org.springframework.core.io.InputStreamSource;

/**
 * Tells anybody whether a file in hand is the document of a number, and whether it is as it was issued. Anybody may ask, so a
 * copy is read only when the number is known, only as far as a copy can be long, and only a few at a time.
 */
public interface Verification {

    /** @return empty when no document has the number; nothing of the copy is read then */
    Optional<Result> check(String number, InputStreamSource copy) throws IOException;

    /** What became of the comparison. */
    enum Finding {
        /** Byte for byte what was issued. */
        SAME,
        DIFFERENT,
        /** Several times as long as what was issued, so no copy of it: not read to the end, signatures not checked. */
        TOO_LONG,
        /** Too many copies are being checked at this moment: not read. */
        BUSY
    }

    /** @param signatures of the copy, in order; empty when it has none or was not read */
    record Result(PublicDocument document, Finding finding, List<SignatureCheck> signatures) {

        public Result {
            signatures = List.copyOf(signatures);
        }

        /** The bytes are those issued, or every signature holds, the last one covers all, and a known authority vouches. */
        public boolean isGenuine() {
            return finding == Finding.SAME
                    || (!signatures.isEmpty()
                            && signatures.stream().allMatch(s -> s.untampered() && s.trusted())
                            && signatures.get(signatures.size() - 1).coversWholeDocument());
        }
    }
}
