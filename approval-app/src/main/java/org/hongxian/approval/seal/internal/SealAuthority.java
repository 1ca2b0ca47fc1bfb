package org.hongxian.approval.seal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration certificate authority of this installation and the seal certificates it issued, P-256 throughout.
 *
 * <p>Everything lies in one folder only its owner can read: a random password, and one PKCS#12 file for the authority and for
 * each seal. Files appear whole or not at all, so a process killed while making one makes it again.
 */
final class SealAuthority {

    private static final String ALIAS = "key";
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3653);
    private static final Duration SEAL_LIFE = Duration.ofDays(1096);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Clock clock;
    private final Map<String, Identity> seals = new HashMap<>();
    private @Nullable Identity authority;

    SealAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** A private key with its certificate and the certificates above it, lowest first. */
    record Identity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {}

    synchronized X509Certificate certificate() {
        return authority().certificate();
    }

    /** The valid seal of a unit; made when there is none yet or only one of a later day, renewed when the former is about to end. */
    synchronized Identity seal(String unit, String unitName) {
        Identity seal = seals.computeIfAbsent(unit, u -> readOrMake(u + ".p12", unitName, authority()));
        Instant now = clock.instant();
        X509Certificate certificate = seal.certificate();
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || certificate.getNotAfter().toInstant().isBefore(now.plus(Duration.ofDays(1)))) {
            seal = make(unit + ".p12", unitName, authority());
            seals.put(unit, seal);
        }
        return seal;
    }

    private Identity authority() {
        Identity known = authority;
        if (known == null) {
            known = readOrMake("authority.p12", "红线演示证书中心 Hongxian Demo CA", null);
            authority = known;
        }
        return known;
    }

    private Identity readOrMake(String file, String commonName, @Nullable Identity issuer) {
        Path path = folder.resolve(file);
        return Files.exists(path) ? read(path) : make(file, commonName, issuer);
    }

    private Identity read(Path path) {
        char[] password = password();
        try (InputStream in = Files.newInputStream(path)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            Certificate[] chain = store.getCertificateChain(ALIAS);
            return new Identity(
                    (PrivateKey) store.getKey(ALIAS, password), (X509Certificate) chain[0], (X509Certificate)
                            chain[chain.length - 1]);
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + path, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key file " + path + " cannot be used", e);
        }
    }

    private Identity make(String file, String commonName, @Nullable Identity issuer) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = issue(keys, commonName, issuer);
            X509Certificate above = issuer == null ? certificate : issuer.certificate();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain =
                    issuer == null ? new Certificate[] {certificate} : new Certificate[] {certificate, above};
            store.setKeyEntry(ALIAS, keys.getPrivate(), password(), chain);
            writeWhole(folder.resolve(file), out -> store.store(out, password()));
            return new Identity(keys.getPrivate(), certificate, above);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate could be made for " + commonName, e);
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + file, e);
        }
    }

    private X509Certificate issue(KeyPair keys, String commonName, @Nullable Identity issuer)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Instant now = clock.instant();
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "演示用途 For demonstration only")
                .addRDN(BCStyle.CN, commonName)
                .build();
        X500Name issuerName = issuer == null
                ? subject
                : X500Name.getInstance(
                        issuer.certificate().getSubjectX500Principal().getEncoded());
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuerName,
                new BigInteger(126, RANDOM).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(issuer == null ? AUTHORITY_LIFE : SEAL_LIFE)),
                subject,
                keys.getPublic());
        builder.addExtension(
                Extension.basicConstraints,
                true,
                issuer == null ? new BasicConstraints(0) : new BasicConstraints(false));
        int usage = issuer == null
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(
                        issuer == null ? keys.getPublic() : issuer.certificate().getPublicKey()));
        PrivateKey signingKey = issuer == null ? keys.getPrivate() : issuer.key();
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signingKey)));
    }

    private char[] password() {
        Path path = folder.resolve("password");
        try {
            if (!Files.exists(path)) {
                byte[] random = new byte[24];
                RANDOM.nextBytes(random);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
                writeWhole(path, out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
            }
            return Files.readString(path, StandardCharsets.US_ASCII).strip().toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException("seal password file " + path, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeWhole(Path path, Writing writing) throws IOException, GeneralSecurityException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path unfinished = Files.createTempFile(
                folder,
                "new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                writing.to(out);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private interface Writing {
        void to(OutputStream out) throws IOException, GeneralSecurityException;
    }
}
