package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.AbsentLayer;
import org.hongxian.gis.evidence.CanonicalDrawing;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.EvidenceText;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.hongxian.gis.evidence.MeasurementArchive;
import org.hongxian.gis.evidence.MeasurementInputs;
import org.hongxian.gis.evidence.MeasurementInputs.AskedLayer;
import org.hongxian.gis.evidence.MeasurementRun;
import org.hongxian.gis.evidence.OtherRedLines;
import org.hongxian.gis.evidence.UnusableArchiveException;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyMeasurementCommandTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final double E = 39_540_000;
    private static final double N = 3_450_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Evidence evidence;
    private MeasurementInputs inputs;

    @BeforeEach
    void measure() {
        var square = new BoundaryRing(
                1,
                List.of(
                        new BoundaryPoint("J1", E, N + 100, 0),
                        new BoundaryPoint("J2", E + 100, N + 100, 0),
                        new BoundaryPoint("J3", E + 100, N, 0),
                        new BoundaryPoint("J4", E, N, 0)),
                true);
        List<Plot> plots = List.of(Plot.of("地块一", List.of(square)));
        var drawing = new MeasuredDrawing("c", "d", 2, ZONE_39, CanonicalDrawing.digest(ZONE_39, plots), plots);
        var parcel = new LayerFeature(
                "A",
                new GeometryFactory().toGeometry(new Envelope(E - 50, E + 150, N - 50, N + 150)),
                Map.of("DLBM", "0101", "QSDWDM", "990101001001"));
        var parcels = new InMemoryLayer("DLTB", "1-abc", ZONE_39, DAY, null, List.of(parcel));
        inputs = new MeasurementInputs(
                drawing,
                new AskedLayer(new Evidence.Layer("DLTB", "地类图斑", "v", 1, "EPSG:4527", null, "abc"), parcels),
                List.of(new AskedLayer(
                        new Evidence.Layer("YJJBNTTB", "YJJBNTTB", null, 0, null, null, null),
                        new AbsentLayer("YJJBNTTB", ZONE_39))),
                List.of(),
                OtherRedLines.of(ZONE_39, List.of(), drawing.redLine(), List.of()),
                "YJJBNTTB",
                LegalArea.PLANAR,
                new LandClassCoding("DLBM", "third-survey"),
                DAY,
                OverlayTolerances.on(DAY),
                null);
        evidence = new MeasurementRun().run(inputs).evidence();
    }

    @Test
    void aMeasurementThatIsRightExitsWithZeroAndNamesItsDigest() throws Exception {
        int code = run("verify-measurement", archive(evidence));

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("核验一致", EvidenceText.digest(EvidenceText.write(evidence)), "图层 DLTB 第 1 版", "1.0000 公顷");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void evidenceThatDoesNotFollowFromTheFeaturesExitsWithOneAndSaysWhichNumber() throws Exception {
        String wrong = EvidenceText.write(evidence).replace("\"legalHectares\":1.0000", "\"legalHectares\":2.0000");

        int code = run("verify-measurement", archive(EvidenceText.read(wrong)), "--lang", "en");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("legalHectares: 2.0000 in the evidence, 1.0000 when measured again.", "Not verified: 1");
    }

    @Test
    void programsReadTheAnswerAsJson() throws Exception {
        int code = run("verify-measurement", archive(evidence), "--json");

        JsonNode answer = JsonMapper.shared().readTree(out.toString());
        assertThat(code).isZero();
        assertThat(answer.get("agrees").booleanValue()).isTrue();
        assertThat(answer.get("findings")).isEmpty();
        assertThat(answer.get("digest").stringValue()).hasSize(64);
    }

    @Test
    void anyOtherFileExitsWithTwoAndOneLine() throws Exception {
        for (Path file : List.of(folder.resolve("none.zip"), Files.writeString(folder.resolve("a.zip"), "no"))) {
            assertThat(run("verify-measurement", file)).isEqualTo(2);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString().strip())
                    .hasLineCount(1)
                    .contains(file.getFileName().toString());
        }
    }

    @Test
    void aWrongValueIsNamedWithItsPlaceInBothLanguagesAndNoParserSpeaks() throws Exception {
        String evidenceText = EvidenceText.write(evidence);
        Path file = repacked(evidenceText.replace("\"on\":\"2026-03-02\"", "\"on\":\"2026-13-45\""));

        assertThat(run("verify-measurement", file)).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("measurement.zip：不是可用的测算成果包：evidence.json 中缺少数值，或数值不对（位置 method.on，现为“2026-13-45”）。");
        assertThat(run("verify-measurement", file, "--lang", "en")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "measurement.zip: not a usable measurement archive: a value in evidence.json is missing or wrong"
                                + " (at method.on, where “2026-13-45” stands).");

        run("verify-measurement", repacked(evidenceText.substring(0, 40)));
        assertThat(err.toString().strip()).isEqualTo("measurement.zip：不是可用的测算成果包：evidence.json 不是 JSON（位置 1:41）。");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsTextInBothLanguages(UnusableArchiveException.Reason reason) {
        String zh = CliOutput.text("verify.unusable." + reason, Locale.SIMPLIFIED_CHINESE, "a.json", "7");
        String en = CliOutput.text("verify.unusable." + reason, Locale.ENGLISH, "a.json", "7");

        assertThat(zh).containsPattern("\\p{IsHan}").doesNotContain("{");
        assertThat(en).doesNotContainPattern("\\p{IsHan}").doesNotContain("{");
    }

    /** The archive with another evidence and the digests that go with it. */
    private Path repacked(String text) throws IOException {
        Path file = archive(evidence);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipFile(file.toFile());
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : zip.stream().toList()) {
                String content = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                String other =
                        switch (entry.getName()) {
                            case "evidence.json" -> text;
                            case "manifest.json" ->
                                content.replace(
                                        EvidenceText.digest(EvidenceText.write(evidence)), EvidenceText.digest(text));
                            default -> content;
                        };
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(other.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    private Path archive(Evidence stated) throws IOException {
        var bytes = new ByteArrayOutputStream();
        MeasurementArchive.write(EvidenceText.write(stated), inputs, Set.of(), bytes);
        return Files.write(folder.resolve("measurement.zip"), bytes.toByteArray());
    }

    private int run(Object... arguments) {
        var texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), texts);
    }
}
