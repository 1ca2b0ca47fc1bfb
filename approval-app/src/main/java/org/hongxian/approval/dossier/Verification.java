package org.hongxian.approval.dossier;

import java.util.List;
import org.hongxian.approval.dossier.Documents.PublicDocument;
import org.hongxian.approval.seal.PdfVerifier.SignatureCheck;
import org.jspecify.annotations.Nullable;

/** Tells anybody whether a file in hand is a document of this system, and whether it is as it was issued. */
public interface Verification {

    Result check(byte[] file);

    /**
     * @param digest SHA-256 of the file
     * @param document the issued document with exactly these bytes; null when there is none
     * @param signatures of the file, in order; empty when it has none
     */
    record Result(String digest, @Nullable PublicDocument document, List<SignatureCheck> signatures) {

        public Result {
            signatures = List.copyOf(signatures);
        }

        /** The bytes are those issued, or every signature holds, the last one covers all, and a known authority vouches. */
        public boolean isGenuine() {
            return document != null
                    || (!signatures.isEmpty()
                            && signatures.stream().allMatch(s -> s.untampered() && s.trusted())
                            && signatures.get(signatures.size() - 1).coversWholeDocument());
        }
    }
}
