package org.hongxian.approval.seal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.seal.internal.SealFixture.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hongxian.approval.seal.PdfVerifier.SignatureCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PadesTest {

    private static final String UNIT = "990101-natural-resources";

    @TempDir
    static Path folder;

    static SealFixture seal;
    static byte[] plain;
    static byte[] signed;

    @BeforeAll
    static void signOnePage() throws IOException {
        seal = new SealFixture(folder.resolve("seal"));
        plain = page("建设用地规划许可证", "青禾县自然资源局", "2026年11月22日");
        signed = seal.signer.sign(plain, UNIT, "核发许可证");
    }

    @Test
    void aSignedDocumentVerifiesWithSignerTimeAndTrust() {
        assertThat(seal.verifier.verify(signed))
                .containsExactly(new SignatureCheck("青禾县自然资源局", SealFixture.NOW, true, true, true));
    }

    @Test
    void theInputStaysAPrefixOfTheSignedBytes() {
        assertThat(Arrays.copyOf(signed, plain.length)).isEqualTo(plain);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyChangedByteOfTheSignedRangeIsReported(long seed) throws IOException {
        int[] range = signatureRange(signed);
        Random random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            int at = random.nextInt(range[1] + range[3]);
            // Half of the changes go into the part added by signing, where the parser reads first.
            if (i % 2 == 0) {
                at = plain.length + random.nextInt(range[1] + range[3] - plain.length);
            }
            at = at < range[1] ? at : at - range[1] + range[2];
            byte[] changed = signed.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(seal.verifier.verify(changed))
                    .as("byte %d changed", at)
                    .isNotEmpty()
                    .noneMatch(SignatureCheck::untampered);
        }
    }

    @Test
    void everyByteAroundTheSignatureItselfIsProtected() throws IOException {
        int[] range = signatureRange(signed);
        for (int at = range[1] - 400; at < range[2] + 60; at++) {
            if (at > range[1] && at < range[2] - 1) {
                continue;
            }
            byte[] changed = signed.clone();
            changed[at] ^= 4;
            assertThat(seal.verifier.verify(changed))
                    .as("byte %d changed", at)
                    .isNotEmpty()
                    .noneMatch(SignatureCheck::untampered);
        }
    }

    @Test
    void appendedBytesAreReportedAsNotCovered() {
        byte[] longer = Arrays.copyOf(signed, signed.length + 20);
        Arrays.fill(longer, signed.length, longer.length, (byte) '%');

        assertThat(seal.verifier.verify(longer))
                .singleElement()
                .satisfies(check -> assertThat(check.untampered()).isTrue())
                .satisfies(check -> assertThat(check.coversWholeDocument()).isFalse());
    }

    @Test
    void aSecondSignatureLeavesTheFirstValidButNotCovering() {
        byte[] twice = seal.signer.sign(signed, "990101-government", "批准");

        assertThat(seal.verifier.verify(twice))
                .extracting(SignatureCheck::signer, SignatureCheck::untampered, SignatureCheck::coversWholeDocument)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("青禾县自然资源局", true, false),
                        org.assertj.core.groups.Tuple.tuple("青禾县人民政府", true, true));
    }

    @Test
    void anotherInstallationDoesNotTrustTheSeal() {
        SealFixture other = new SealFixture(folder.resolve("other"));

        assertThat(other.verifier.verify(signed))
                .singleElement()
                .satisfies(check -> assertThat(check.untampered()).isTrue())
                .satisfies(check -> assertThat(check.trusted()).isFalse());
    }

    @Test
    void theKeysSurviveARestartAndOnlyTheirOwnerMayReadThem() throws IOException {
        SealFixture restarted = new SealFixture(folder.resolve("seal"));

        assertThat(restarted.verifier.verify(signed)).allMatch(SignatureCheck::trusted);
        try (var files = Files.list(folder.resolve("seal"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void theSealIsPressedOverTheLastLineThatNamesTheUnit() throws IOException {
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignatureField field = document.getSignatureFields().get(0);
            var rectangle = field.getWidgets().get(0).getRectangle();
            assertThat(rectangle.getLowerLeftX()).isBetween(280f, 320f);
            assertThat(rectangle.getLowerLeftY() + rectangle.getHeight() / 2).isBetween(700f, 740f);
        }
    }

    @Test
    void whatIsNoPdfOrCarriesNoSignatureHasNoChecks() {
        assertThat(seal.verifier.verify("no pdf at all".getBytes())).isEmpty();
        assertThat(seal.verifier.verify(new byte[0])).isEmpty();
        assertThat(seal.verifier.verify(plain)).isEmpty();
    }

    @Test
    void aSmallFileThatUnfoldsIntoGigabytesCostsNeitherTimeNorMemory() throws IOException {
        byte[] bomb = bomb();
        assertThat(bomb.length).isLessThan(200_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long began = threads.getCurrentThreadCpuTime();

        List<SignatureCheck> checks = seal.verifier.verify(bomb);

        assertThat(checks).isEmpty();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000_000);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aFileThatClaimsThousandsOfSignaturesIsNotCheckedThousandsOfTimes() {
        byte[] crowded =
                ("%PDF-1.7\n" + "/ByteRange [0 10 20 30]\n".repeat(40_000)).getBytes(StandardCharsets.US_ASCII);

        assertThat(seal.verifier.verify(crowded)).hasSize(1).noneMatch(SignatureCheck::untampered);
    }

    /** A cross-reference stream of 2 GiB of zeros, compressed twice. */
    private static byte[] bomb() throws IOException {
        var inner = new ByteArrayOutputStream();
        try (var outer = new DeflaterOutputStream(inner, new Deflater(9));
                var zeros = new DeflaterOutputStream(outer, new Deflater(9))) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 2_048; i++) {
                zeros.write(block);
            }
        }
        var pdf = new ByteArrayOutputStream();
        pdf.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        int at = pdf.size();
        pdf.write(("1 0 obj\n<</Type/XRef/Size 90000000/W[1 8 8]/Root 2 0 R/Filter[/FlateDecode/FlateDecode]/Length "
                        + inner.size() + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.write(inner.toByteArray());
        pdf.write(("\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    private static int[] signatureRange(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getSignatureDictionaries().get(0).getByteRange();
        }
    }
}
