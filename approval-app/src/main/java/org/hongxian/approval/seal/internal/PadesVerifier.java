package org.hongxian.approval.seal.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.hongxian.approval.seal.PdfVerifier;
import org.springframework.stereotype.Component;

/**
 * Checks signatures against the bytes as they are, trusting nothing the file says about itself: the two signed ranges must
 * leave out exactly the hexadecimal text of the signature.
 */
@Component
final class PadesVerifier implements PdfVerifier {

    private static final List<String> TRACES = List.of("/ByteRange", "ETSI.CAdES", "/SubFilter", "/Adobe.PPKLite");

    /** More than offices ever put on one paper: each costs reading the whole file once. */
    private static final int MOST_SIGNATURES = 32;

    private final SealAuthority authority;

    PadesVerifier(SealAuthority authority) {
        this.authority = authority;
    }

    @Override
    public List<SignatureCheck> verify(byte[] pdf) {
        List<SignatureScan.Found> signatures = SignatureScan.in(pdf, MOST_SIGNATURES + 1);
        if (signatures.size() > MOST_SIGNATURES || (signatures.isEmpty() && looksSigned(pdf))) {
            return List.of(broken(Instant.EPOCH, false));
        }
        return signatures.stream().map(signature -> check(pdf, signature)).toList();
    }

    private static boolean looksSigned(byte[] pdf) {
        return contains(pdf, "%PDF") && TRACES.stream().anyMatch(trace -> contains(pdf, trace));
    }

    /** In the bytes as they are: a text of them all would be a second copy of the file. */
    private static boolean contains(byte[] pdf, String wanted) {
        byte[] trace = wanted.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i <= pdf.length - trace.length; i++) {
            if (Arrays.equals(pdf, i, i + trace.length, trace, 0, trace.length)) {
                return true;
            }
        }
        return false;
    }

    private SignatureCheck check(byte[] pdf, SignatureScan.Found signature) {
        boolean whole = signature.end() == pdf.length;
        if (!signature.isSoundIn(pdf)) {
            return broken(signature.signedAt(), whole);
        }
        int[] range = signature.range();
        try {
            byte[] encoded = hex(pdf, range[1] + 1, range[2] - 1);
            return check(signed(pdf, range), encoded, signature.signedAt(), whole);
        } catch (IOException | CMSException | GeneralSecurityException | RuntimeException | StackOverflowError e) {
            // Anybody may hand in a file; structures nested too deep to be read are no signature either.
            return broken(signature.signedAt(), whole);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignatureCheck check(byte[] content, byte[] encoded, Instant signedAt, boolean whole)
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        CMSSignedData cms;
        // The reserved place is filled up with zeros, which must not be read as part of the signature.
        try (ASN1InputStream in = new ASN1InputStream(encoded)) {
            cms = new CMSSignedData(new CMSProcessableByteArray(content), ContentInfo.getInstance(in.readObject()));
        }
        SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder holder = cms.getCertificates().getMatches(null).stream()
                .filter(c -> signer.getSID().match(c))
                .findFirst()
                .orElseThrow(() -> new CMSException("no certificate of the signer"));
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
        boolean untampered = verifies(signer, certificate) && namesItsCertificate(signer, certificate);
        String name = IETFUtils.valueToString(
                holder.getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue());
        return new SignatureCheck(name, signedAt, untampered, whole, untampered && isTrusted(certificate, signedAt));
    }

    private static boolean verifies(SignerInformation signer, X509Certificate certificate)
            throws OperatorCreationException {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
        } catch (CMSException e) {
            return false;
        }
    }

    private static boolean namesItsCertificate(SignerInformation signer, X509Certificate certificate)
            throws GeneralSecurityException {
        if (signer.getSignedAttributes() == null) {
            return false;
        }
        Attribute attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return false;
        }
        byte[] named = SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts()[0]
                .getCertHash();
        return MessageDigest.isEqual(named, MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private boolean isTrusted(X509Certificate certificate, Instant signedAt) {
        try {
            certificate.verify(authority.certificate().getPublicKey());
            certificate.checkValidity(Date.from(signedAt));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] signed(byte[] pdf, int[] range) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(range[1] + range[3]);
        content.write(pdf, 0, range[1]);
        content.write(pdf, range[2], range[3]);
        return content.toByteArray();
    }

    private static byte[] hex(byte[] pdf, int from, int to) throws IOException {
        try (ByteArrayInputStream in = new ByteArrayInputStream(pdf, from, to - from)) {
            return java.util.HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new IOException("signature is not hexadecimal", e);
        }
    }

    private static SignatureCheck broken(Instant signedAt, boolean whole) {
        return new SignatureCheck("", signedAt, false, whole, false);
    }
}
