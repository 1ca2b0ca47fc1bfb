package org.hongxian.gis.evidence;

import static org.hongxian.gis.evidence.MeasurementRunTest.AROUND;
import static org.hongxian.gis.evidence.MeasurementRunTest.feature;
import static org.hongxian.gis.evidence.MeasurementRunTest.inputs;
import static org.hongxian.gis.evidence.MeasurementRunTest.layer;
import static org.hongxian.gis.evidence.MeasurementRunTest.parcel;
import static org.hongxian.gis.evidence.MeasurementRunTest.plot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;

/** A small measurement and archives of it, right and spoilt. */
final class ArchiveFixture {

    static final CrsCode ZONE_39 = new CrsCode(4527);

    final MeasurementInputs inputs;
    final String evidence;

    ArchiveFixture() {
        this(LegalArea.PLANAR);
    }

    ArchiveFixture(LegalArea legalArea) {
        List<Plot> plots = List.of(plot("地块一", 0.123, 0.456, 99.789, 3.3, 47.11, 98.765));
        var drawing =
                new MeasuredDrawing("case", "drawing", 3, ZONE_39, CanonicalDrawing.digest(ZONE_39, plots), plots);
        inputs = inputs(
                legalArea,
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

    byte[] archive(Set<String> withheld) {
        var out = new ByteArrayOutputStream();
        try {
            MeasurementArchive.write(evidence, inputs, withheld, out);
        } catch (IOException e) {
            throw new IllegalStateException("written to memory", e);
        }
        return out.toByteArray();
    }

    /** The texts of an archive by the names of their entries, in their order. */
    static Map<String, String> unpacked(byte[] archive) {
        Map<String, String> contents = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException("read from memory", e);
        }
        return contents;
    }

    static byte[] packed(Map<String, String> contents) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> content : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(content.getKey()));
                zip.write(content.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException("written to memory", e);
        }
        return out.toByteArray();
    }

    /**
     * @param change null takes the entry away
     * @param adjusting whether the digests in the manifest follow the change
     */
    static byte[] changed(byte[] archive, String name, UnaryOperator<String> change, boolean adjusting) {
        Map<String, String> contents = unpacked(archive);
        change(contents, name, change, adjusting);
        return packed(contents);
    }

    static void change(Map<String, String> contents, String name, UnaryOperator<String> change, boolean adjusting) {
        String before = contents.getOrDefault(name, "");
        String after = change.apply(before);
        if (after == null) {
            contents.remove(name);
            return;
        }
        contents.put(name, after);
        if (adjusting) {
            contents.computeIfPresent(
                    "manifest.json", (key, manifest) -> manifest.replace(sha256(before), sha256(after)));
        }
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(MeasurementArchive.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
