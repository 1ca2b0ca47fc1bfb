package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hongxian.gis.evidence.MeasurementVerification.Finding;
import org.hongxian.gis.evidence.MeasurementVerification.Kind;
import org.hongxian.gis.evidence.UnusableArchiveException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementArchiveTest {

    @TempDir
    Path folder;

    private final ArchiveFixture fixture = new ArchiveFixture();

    @Test
    void anArchiveIsMeasuredAgainToTheByteFromItselfAlone() throws Exception {
        var verification = MeasurementVerification.of(file(fixture.archive(Set.of())));

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.agrees()).isTrue();
        assertThat(verification.digest()).isEqualTo(EvidenceText.digest(fixture.evidence));
    }

    @Test
    void itHoldsTheFeaturesNearTheRedLineAndNoOthers() throws Exception {
        try (var zip = new ZipFile(file(fixture.archive(Set.of())).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "evidence.json",
                            "drawing.json",
                            "layers/DLTB.geojson",
                            "layers/YJJBNTTB.geojson",
                            "layers/STBHHX.geojson",
                            "layers/CZKFBJ.geojson",
                            "layers/RED_LINES.geojson",
                            "manifest.json");
            String parcels = new String(
                    zip.getInputStream(zip.getEntry("layers/DLTB.geojson")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(parcels)
                    .contains("\"id\":\"A\"", "\"id\":\"C\"", "urn:ogc:def:crs:EPSG::4527")
                    .doesNotContain("\"far\"");
        }
    }

    @Test
    void theSameMeasurementGivesTheSameBytes() throws Exception {
        assertThat(fixture.archive(Set.of())).isEqualTo(fixture.archive(Set.of()));
    }

    @Test
    void aChangedMissingOrAddedEntryIsNamed() throws Exception {
        byte[] archive = fixture.archive(Set.of());

        assertThat(findings(ArchiveFixture.changed(
                        archive, "layers/DLTB.geojson", text -> text.replace("0301", "0302"), false)))
                .extracting(Finding::kind, Finding::name)
                .containsExactly(tuple(Kind.CHANGED, "layers/DLTB.geojson"));
        assertThat(findings(ArchiveFixture.changed(archive, "layers/DLTB.geojson", text -> null, false)))
                .extracting(Finding::kind)
                .containsExactly(Kind.MISSING);
        assertThat(findings(ArchiveFixture.changed(archive, "more.txt", text -> "more", false)))
                .extracting(Finding::kind)
                .containsExactly(Kind.UNEXPECTED);
    }

    @Test
    void whoeverAdjustsTheDigestsTooIsFoundByMeasuringAgain() throws Exception {
        byte[] archive = fixture.archive(Set.of());

        List<Finding> otherClass = findings(ArchiveFixture.changed(
                archive, "layers/DLTB.geojson", text -> text.replace("\"0301\"", "\"0302\""), true));
        List<Finding> otherEvidence = findings(ArchiveFixture.changed(
                archive,
                "evidence.json",
                text -> text.replace("\"landClass\":\"0301\"", "\"landClass\":\"0302\""),
                true));
        List<Finding> otherDrawing =
                findings(ArchiveFixture.changed(archive, "drawing.json", text -> text.replace("地块一", "地块二"), true));

        assertThat(otherClass).contains(new Finding(Kind.VALUE_DIFFERS, "rows[2].landClass", "\"0301\"", "\"0302\""));
        assertThat(otherEvidence)
                .contains(new Finding(Kind.VALUE_DIFFERS, "rows[2].landClass", "\"0302\"", "\"0301\""));
        assertThat(otherDrawing).extracting(Finding::kind).containsExactly(Kind.DRAWING_DIFFERS);
    }

    @Test
    void aWithheldLayerIsSaidToBeUncheckedAndTheRestIsChecked() throws Exception {
        byte[] archive = fixture.archive(Set.of("RED_LINES"));

        assertThat(findings(archive)).containsExactly(new Finding(Kind.WITHHELD, "RED_LINES", "", ""));
        assertThat(findings(ArchiveFixture.changed(
                        archive, "layers/YJJBNTTB.geojson", text -> text.replace("\"P\"", "\"Q\""), true)))
                .extracting(Finding::kind)
                .contains(Kind.WITHHELD, Kind.VALUE_DIFFERS);
    }

    @Test
    void evidenceOfAnOlderFormatIsNotCalledRight() throws Exception {
        byte[] older = ArchiveFixture.changed(
                fixture.archive(Set.of()),
                "evidence.json",
                text -> text.replace("hongxian-measurement-3", "hongxian-measurement-2"),
                true);

        assertThat(findings(older)).containsExactly(new Finding(Kind.OLD_FORMAT, "hongxian-measurement-2", "", ""));
    }

    /** Digests and all are right, so only looking at what was read can find it; the place leads there. */
    @Test
    void whatIsNoArchiveIsUnusableAndSaysWhere() throws Exception {
        assertUnusable(new byte[0], Reason.NOT_ZIP, "", "");
        assertUnusable("not a zip".getBytes(StandardCharsets.UTF_8), Reason.NOT_ZIP, "", "");
        assertUnusable("manifest.json", text -> null, Reason.NO_MANIFEST, "manifest.json", "");
        assertUnusable("manifest.json", text -> "{", Reason.NOT_JSON, "manifest.json", "1:2");
        assertUnusable("manifest.json", text -> "{}", Reason.WRONG_VALUE, "manifest.json", "format");
        assertUnusable(
                "manifest.json",
                text -> text.replace("archive-1", "archive-9"),
                Reason.UNKNOWN_FORMAT,
                "manifest.json",
                "format");
        assertUnusable("evidence.json", text -> "{}", Reason.WRONG_VALUE, "evidence.json", "closed");
        assertUnusable("evidence.json", text -> "null", Reason.WRONG_VALUE, "evidence.json", "");
        assertUnusable("drawing.json", text -> "[{\"rings\":7}]", Reason.WRONG_VALUE, "drawing.json", "[0].rings");
        assertUnusable("layers/DLTB.geojson", text -> "[]", Reason.WRONG_VALUE, "layers/DLTB.geojson", "1:1");
        assertUnusable(
                "layers/DLTB.geojson", text -> text.substring(0, 300), Reason.NOT_JSON, "layers/DLTB.geojson", "1:301");
    }

    /** Each would have been a day that is none, a list without a first, a number that fills the memory. */
    @Test
    void oddValuesOfTheEvidenceAreNamedWithTheirPlace() throws Exception {
        assertWrong("\"on\":\"2026-03-02\"", "\"on\":\"2026-13-45\"", "method.on", "2026-13-45");
        assertWrong("\"legalArea\":\"PLANAR\"", "\"legalArea\":\"ROUND\"", "method.legalArea", "ROUND");
        assertWrong("\"crs\":\"EPSG:4527\",\"digest\"", "\"crs\":\"EPSG:1\",\"digest\"", "drawing.crs", "EPSG:1");
        assertWrong("\"layers\":[{", "\"layers\":[],\"other\":[{", "layers", "");
        assertWrong("\"landClassScheme\":\"third-survey\"", "\"landClassScheme\":\"x\"", "method.landClassScheme", "x");
        assertWrong("\"legalHectares\":", "\"legalHectares\":1e999999999,\"x\":", "legalHectares", "1E+999999999");
        assertWrong("\"caseId\":\"case\"", "\"caseId\":null", "caseId", "");
        assertWrong("\"rows\":[{", "\"rows\":[null,{", "rows[0]", "");
    }

    @Test
    void numbersNoDrawingAndNoLayerHasAreNamedWithTheirPlace() throws Exception {
        for (String number : List.of("1e9", "1e400", "\"NaN\"")) {
            assertThat(unusable(ArchiveFixture.changed(
                                    fixture.archive(Set.of()),
                                    "layers/DLTB.geojson",
                                    text -> text.replaceFirst("3\\.95[0-9.E]*", number),
                                    true))
                            .entry())
                    .isEqualTo("layers/DLTB.geojson");
            assertThat(unusable(ArchiveFixture.changed(
                                    fixture.archive(Set.of()),
                                    "drawing.json",
                                    text -> text.replaceFirst("3\\.95[0-9.E]*", number),
                                    true))
                            .place())
                    .startsWith("[0]");
        }
    }

    @Test
    void anEntryThatUnpacksToMoreThanAnyArchiveHoldsIsLeftUnread() throws Exception {
        byte[] large = ArchiveFixture.changed(
                fixture.archive(Set.of()), "manifest.json", text -> text + " ".repeat(2 << 20), false);

        UnusableArchiveException e = unusable(large);

        assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(e.value()).isEqualTo("1048576");
    }

    @Test
    void anArchiveNobodyCouldReadIsNotWritten() {
        String large = fixture.evidence + " ".repeat(16 << 20);

        var e = catchThrowableOfType(
                UnusableArchiveException.class,
                () -> MeasurementArchive.write(large, fixture.inputs, Set.of(), OutputStream.nullOutputStream()));

        assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(e.entry()).isEqualTo("evidence.json");
    }

    @Test
    void moreEntriesThanAnyArchiveHasAndTwoByOneNameAreRefused() throws Exception {
        Map<String, String> contents = ArchiveFixture.unpacked(fixture.archive(Set.of()));
        for (int i = 0; i < 100; i++) {
            contents.put("more-" + i, "");
        }
        byte[] archive = fixture.archive(Set.of());
        // The names are of one length: the second entry becomes another first one.
        byte[] twice = new String(
                        ArchiveFixture.changed(archive, "evidence.jso2", text -> "{}", false),
                        StandardCharsets.ISO_8859_1)
                .replace("evidence.jso2", "evidence.json")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertUnusable(ArchiveFixture.packed(contents), Reason.TOO_MANY_ENTRIES, "", "");
        assertUnusable(twice, Reason.DUPLICATE_ENTRY, "evidence.json", "");
    }

    /** Somebody who may not see the neighbouring cases still gets what shows their own measurement, and nothing more. */
    @Test
    void withoutTheRedLinesOfOtherCasesNothingSaysWhichTheyAre() throws Exception {
        String whole = fixture.evidence.replace(
                "\"redLines\":[]",
                "\"redLines\":[{\"caseNumber\":\"2026-0042\",\"drawingId\":\"drawing-of-42\",\"number\":1,\"digest\":\"d\"}]");
        var out = new ByteArrayOutputStream();
        MeasurementArchive.write(whole, fixture.inputs, Set.of("RED_LINES"), out);

        assertThat(whole).contains("2026-0042");
        assertThat(ArchiveFixture.unpacked(out.toByteArray()).toString()).doesNotContain("2026-0042", "drawing-of-42");
        var verification = MeasurementVerification.of(file(out.toByteArray()));
        assertThat(verification.findings()).containsExactly(new Finding(Kind.WITHHELD, "RED_LINES", "", ""));
        assertThat(verification.digest()).isEqualTo(EvidenceText.digest(whole));
    }

    private void assertWrong(String text, String other, String place, String value) throws IOException {
        assertThat(fixture.evidence).contains(text);
        UnusableArchiveException e = unusable(ArchiveFixture.changed(
                fixture.archive(Set.of()), "evidence.json", evidence -> evidence.replace(text, other), true));
        assertThat(e.reason()).isEqualTo(Reason.WRONG_VALUE);
        assertThat(e.entry()).isEqualTo("evidence.json");
        assertThat(e.place()).isEqualTo(place);
        assertThat(e.value()).isEqualTo(value);
    }

    private void assertUnusable(
            String entry, UnaryOperator<String> change, Reason reason, String namedEntry, String place)
            throws IOException {
        assertUnusable(
                ArchiveFixture.changed(fixture.archive(Set.of()), entry, change, true), reason, namedEntry, place);
    }

    private void assertUnusable(byte[] archive, Reason reason, String entry, String place) throws IOException {
        UnusableArchiveException e = unusable(archive);
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e.entry()).isEqualTo(entry);
        assertThat(e.place()).isEqualTo(place);
    }

    private UnusableArchiveException unusable(byte[] archive) throws IOException {
        Path file = file(archive);
        return catchThrowableOfType(UnusableArchiveException.class, () -> MeasurementVerification.of(file));
    }

    private Path file(byte[] archive) throws IOException {
        return Files.write(Files.createTempFile(folder, "measurement", ".zip"), archive);
    }

    private List<Finding> findings(byte[] archive) throws IOException {
        return MeasurementVerification.of(file(archive)).findings();
    }
}
