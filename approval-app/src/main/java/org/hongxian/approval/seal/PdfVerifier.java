package org.hongxian.approval.seal;

import java.time.Instant;
import java.util.List;

/** Checks the signatures of a PDF. */
public interface PdfVerifier {

    /** One result per signature, in order; empty when there is none. Bytes that are no PDF give an empty list. */
    List<SignatureCheck> verify(byte[] pdf);

    /**
     * @param untampered the signed bytes are unchanged
     * @param coversWholeDocument nothing was appended after this signature
     * @param trusted the certificate chains to an authority known here and was valid at signing time
     */
    record SignatureCheck(
            String signer, Instant signedAt, boolean untampered, boolean coversWholeDocument, boolean trusted) {}
}
