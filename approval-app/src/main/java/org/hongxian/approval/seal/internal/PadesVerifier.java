package org.hongxian.approval.seal.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
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

    private final SealAuthority authority;

    PadesVerifier(SealAuthority authority) {
        this.authority = authority;
    }

    @Override
    public List<SignatureCheck> verify(byte[] pdf) {
        List<SignatureCheck> checks = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDSignature> signatures = new ArrayList<>(document.getSignatureDictionaries());
            signatures.sort(Comparator.comparingLong(PadesVerifier::end));
            for (PDSignature signature : signatures) {
                checks.add(check(pdf, signature));
            }
        } catch (IOException | RuntimeException e) {
            // A damaged file may break the parser in any way; whether it carried a signature is decided below.
            checks.clear();
        }
        if (checks.isEmpty() && looksSigned(pdf)) {
            return List.of(broken("", Instant.EPOCH, false));
        }
        return List.copyOf(checks);
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

    private static long end(PDSignature signature) {
        int[] range = signature.getByteRange();
        return range != null && range.length == 4 ? (long) range[2] + range[3] : -1;
    }

    private SignatureCheck check(byte[] pdf, PDSignature signature) {
        Instant signedAt = signature.getSignDate() == null
                ? Instant.EPOCH
                : signature.getSignDate().toInstant();
        String signer = signature.getName() == null ? "" : signature.getName();
        int[] range = signature.getByteRange();
        boolean whole = end(signature) == pdf.length;
        if (range == null || range.length != 4 || !rangesAreSound(range, pdf)) {
            return broken(signer, signedAt, whole);
        }
        try {
            byte[] encoded = hex(pdf, range[1] + 1, range[2] - 1);
            return check(signed(pdf, range), encoded, signedAt, whole);
        } catch (IOException | CMSException | GeneralSecurityException | RuntimeException e) {
            return broken(signer, signedAt, whole);
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

    private static boolean rangesAreSound(int[] range, byte[] pdf) {
        long end = (long) range[2] + range[3];
        return range[0] == 0
                && range[1] > 0
                && range[3] > 0
                && range[2] > range[1] + 2L
                && end <= pdf.length
                && pdf[range[1]] == '<'
                && pdf[range[2] - 1] == '>';
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

    private static SignatureCheck broken(String signer, Instant signedAt, boolean whole) {
        return new SignatureCheck(signer, signedAt, false, whole, false);
    }
}
