package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hongxian.gis.evidence.MeasurementRunTest.AROUND;
import static org.hongxian.gis.evidence.MeasurementRunTest.feature;
import static org.hongxian.gis.evidence.MeasurementRunTest.inputs;
import static org.hongxian.gis.evidence.MeasurementRunTest.layer;
import static org.hongxian.gis.evidence.MeasurementRunTest.parcel;
import static org.hongxian.gis.evidence.MeasurementRunTest.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasurementVerification.Finding;
import org.hongxian.gis.evidence.MeasurementVerification.Kind;
import org.hongxian.gis.evidence.MeasurementVerification.UnusableArchiveException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementArchiveTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);

    @TempDir
    Path folder;

    private MeasurementInputs inputs;
    private String evidence;

    @BeforeEach
    void measure() {
        List<Plot> plots = List.of(plot("地块一", 0.123, 0.456, 99.789, 3.3, 47.11, 98.765));
        var drawing =
                new MeasuredDrawing("case", "drawing", 3, ZONE_39, CanonicalDrawing.digest(ZONE_39, plots), plots);
        inputs = inputs(
                LegalArea.PLANAR,
                drawing,
                layer(
                        "DLTB",
                        AROUND,
                        parcel("A", "990101001001", "0101", "POLYGON ((0 0, 60 0, 60 100, 0 100, 0 0))"),
                        parcel("B", "990101001001", "0301", "POLYGON ((60 0, 100 0, 100 50, 60 50, 60 0))"),
                        parcel(
                                "C",
                                "990101001002",
                                "1003",
                                "MULTIPOLYGON (((60 50, 100 50, 100 100, 60 100, 60 50), (70 60, 70 70, 80 70, 80 60, 70 60)))"),
                        parcel("far", "990101001002", "1003", "POLYGON ((900 900, 950 900, 950 950, 900 900))")),
                layer("YJJBNTTB", AROUND, feature("P", "POLYGON ((0 0, 31 0, 17 100, 0 100, 0 0))")),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", "POLYGON ((-1000 -1000, 50 -1000, 50 2000, -1000 2000, -1000 -1000))"));
        evidence = EvidenceText.write(new MeasurementRun().run(inputs).evidence());
    }

    @Test
    void anArchiveIsMeasuredAgainToTheByteFromItselfAlone() throws Exception {
        var verification = MeasurementVerification.of(file(archive(Set.of())));

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.agrees()).isTrue();
        assertThat(verification.digest()).isEqualTo(EvidenceText.digest(evidence));
    }

    @Test
    void itHoldsTheFeaturesNearTheRedLineAndNoOthers() throws Exception {
        try (var zip = new ZipFile(file(archive(Set.of())).toFile())) {
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
        assertThat(archive(Set.of())).isEqualTo(archive(Set.of()));
    }

    @Test
    void aChangedMissingOrAddedEntryIsNamed() throws Exception {
        byte[] archive = archive(Set.of());

        assertThat(findings(changed(archive, "layers/DLTB.geojson", text -> text.replace("0301", "0302"), false)))
                .extracting(Finding::kind, Finding::name)
                .containsExactly(tuple(Kind.CHANGED, "layers/DLTB.geojson"));
        assertThat(findings(changed(archive, "layers/DLTB.geojson", text -> null, false)))
                .extracting(Finding::kind)
                .containsExactly(Kind.MISSING);
        assertThat(findings(changed(archive, "more.txt", text -> "more", false)))
                .extracting(Finding::kind)
                .containsExactly(Kind.UNEXPECTED);
    }

    @Test
    void whoeverAdjustsTheDigestsTooIsFoundByMeasuringAgain() throws Exception {
        byte[] archive = archive(Set.of());

        List<Finding> otherClass =
                findings(changed(archive, "layers/DLTB.geojson", text -> text.replace("\"0301\"", "\"0302\""), true));
        List<Finding> otherEvidence = findings(changed(
                archive,
                "evidence.json",
                text -> text.replace("\"landClass\":\"0301\"", "\"landClass\":\"0302\""),
                true));
        List<Finding> otherDrawing =
                findings(changed(archive, "drawing.json", text -> text.replace("地块一", "地块二"), true));

        assertThat(otherClass).contains(new Finding(Kind.VALUE_DIFFERS, "rows[2].landClass", "\"0301\"", "\"0302\""));
        assertThat(otherEvidence)
                .contains(new Finding(Kind.VALUE_DIFFERS, "rows[2].landClass", "\"0302\"", "\"0301\""));
        assertThat(otherDrawing).extracting(Finding::kind).containsExactly(Kind.DRAWING_DIFFERS);
    }

    @Test
    void aWithheldLayerIsSaidToBeUncheckedAndTheRestIsChecked() throws Exception {
        byte[] archive = archive(Set.of("RED_LINES"));

        assertThat(findings(archive)).containsExactly(new Finding(Kind.WITHHELD, "RED_LINES", "", ""));
        assertThat(findings(changed(archive, "layers/YJJBNTTB.geojson", text -> text.replace("\"P\"", "\"Q\""), true)))
                .extracting(Finding::kind)
                .contains(Kind.WITHHELD, Kind.VALUE_DIFFERS);
    }

    @Test
    void evidenceOfAnOlderFormatIsNotCalledRight() throws Exception {
        byte[] older = changed(
                archive(Set.of()),
                "evidence.json",
                text -> text.replace("hongxian-measurement-3", "hongxian-measurement-2"),
                true);

        assertThat(findings(older)).containsExactly(new Finding(Kind.OLD_FORMAT, "hongxian-measurement-2", "", ""));
    }

    @Test
    void whatIsNoArchiveIsUnusable() throws Exception {
        byte[] archive = archive(Set.of());
        for (byte[] bytes : List.of(
                new byte[0],
                "not a zip".getBytes(StandardCharsets.UTF_8),
                changed(archive, "manifest.json", text -> null, false),
                changed(archive, "manifest.json", text -> "{", false),
                changed(archive, "manifest.json", text -> "{}", false),
                changed(archive, "evidence.json", text -> "{}", true),
                changed(archive, "drawing.json", text -> "[{\"rings\":7}]", true),
                changed(archive, "layers/DLTB.geojson", text -> "[]", true))) {
            Path file = file(bytes);
            assertThatThrownBy(() -> MeasurementVerification.of(file)).isInstanceOf(UnusableArchiveException.class);
        }
    }

    private byte[] archive(Set<String> withheld) throws IOException {
        var out = new ByteArrayOutputStream();
        MeasurementArchive.write(evidence, inputs, withheld, out);
        return out.toByteArray();
    }

    private Path file(byte[] archive) throws IOException {
        return Files.write(Files.createTempFile(folder, "measurement", ".zip"), archive);
    }

    private List<Finding> findings(byte[] archive) throws IOException {
        return MeasurementVerification.of(file(archive)).findings();
    }

    /** @param adjusting whether the digests in the manifest follow the change */
    private byte[] changed(byte[] archive, String name, UnaryOperator<String> change, boolean adjusting)
            throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        try (var zip = new ZipFile(file(archive).toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                contents.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String before = contents.getOrDefault(name, "");
        String after = change.apply(before);
        if (after == null) {
            contents.remove(name);
        } else {
            contents.put(name, after);
        }
        if (adjusting && after != null) {
            contents.computeIfPresent(
                    "manifest.json", (key, manifest) -> manifest.replace(sha256(before), sha256(after)));
        }
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> content : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(content.getKey()));
                zip.write(content.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(MeasurementArchive.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
