package org.hongxian.approval.seal;

/** Signs finished PDFs with the seal of a unit. */
public interface PdfSigner {

    /**
     * Adds a PAdES baseline signature by incremental save.
     *
     * @param unit administrative code and duty of the seal's owner, for instance {@code 990101-natural-resources}
     * @param reason shown by readers
     * @return the signed bytes; the input stays a prefix of them
     */
    byte[] sign(byte[] pdf, String unit, String reason);

    /** Name of a unit as its seal and the documents it seals have it. */
    String unitName(String unit);

    /** Certificate of the demonstration authority, PEM, for readers that want to trust it. */
    String authorityCertificatePem();
}
