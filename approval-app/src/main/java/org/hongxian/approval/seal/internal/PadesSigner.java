package org.hongxian.approval.seal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Hashtable;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hongxian.approval.seal.PdfSigner;
import org.hongxian.map.sheet.PdfFont;
import org.springframework.stereotype.Component;

/** PAdES baseline B: CAdES detached, the signing certificate bound by its digest, added by incremental save. */
@Component
final class PadesSigner implements PdfSigner {

    private static final int CONTENTS_BYTES = 12_000;

    private final SealAuthority authority;
    private final SealUnits units;
    private final SealStamp stamp;
    private final Clock clock;

    PadesSigner(SealAuthority authority, SealUnits units, PdfFont font, Clock clock) {
        this.authority = authority;
        this.units = units;
        this.stamp = new SealStamp(font);
        this.clock = clock;
    }

    @Override
    public byte[] sign(byte[] pdf, String unit, String reason) {
        String unitName = units.name(unit);
        SealAuthority.Identity seal = authority.seal(unit, unitName);
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(unitName);
            signature.setReason(reason);
            signature.setSignDate(now());
            SealPlace place = SealPlace.find(document, unitName, SealStamp.DIAMETER);
            options.setPage(place.page());
            options.setPreferredSignatureSize(CONTENTS_BYTES);
            options.setVisualSignature(
                    stamp.template(document.getPage(place.page()), place.rectangle(), unitName, units.specimenLine()));
            document.addSignature(signature, content -> cms(content, seal), options);
            ByteArrayOutputStream signed = new ByteArrayOutputStream(pdf.length + 4 * CONTENTS_BYTES);
            document.saveIncremental(signed);
            return signed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("PDF could not be signed for " + unit, e);
        }
    }

    @Override
    public String unitName(String unit) {
        return units.name(unit);
    }

    @Override
    public String authorityCertificatePem() {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(authority.certificate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Calendar now() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
        calendar.setTime(Date.from(clock.instant()));
        return calendar;
    }

    private static byte[] cms(InputStream content, SealAuthority.Identity seal) throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(signedAttributes(seal))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(seal.key()), seal.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(seal.certificate(), seal.issuer())));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded("DER");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException("signature could not be made", e);
        }
    }

    /** PAdES wants the certificate's digest among the signed attributes and no signing time there: that stands in the PDF. */
    private static CMSAttributeTableGenerator signedAttributes(SealAuthority.Identity seal)
            throws GeneralSecurityException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(seal.certificate().getEncoded());
        var holder = new JcaX509CertificateHolder(seal.certificate());
        var signingCertificate = new SigningCertificateV2(new ESSCertIDv2(
                digest,
                new IssuerSerial(
                        new org.bouncycastle.asn1.x509.GeneralNames(
                                new org.bouncycastle.asn1.x509.GeneralName(holder.getIssuer())),
                        holder.getSerialNumber())));
        var table = new Hashtable<ASN1ObjectIdentifier, Attribute>();
        table.put(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(signingCertificate)));
        var standard = new DefaultSignedAttributeTableGenerator(new AttributeTable(table));
        return parameters -> standard.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }
}
