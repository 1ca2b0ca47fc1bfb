package org.hongxian.gis.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasurementArchive.Entry;
import org.hongxian.gis.evidence.MeasurementArchive.Manifest;
import org.hongxian.gis.evidence.MeasurementInputs.AskedLayer;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What checking a measurement archive found: every entry against its digest, the drawing against the digest in the evidence, and the
 * evidence against a measurement made anew from the archive alone, byte for byte.
 *
 * <p>It shows that the evidence follows from these features. That they are those of the layer versions named is shown by comparing
 * the digest of the measurement with the one on record.
 *
 * @param evidence null when it could not be read
 * @param digest of the evidence in the archive
 * @param findings none when all of it agrees
 */
public record MeasurementVerification(@Nullable Evidence evidence, String digest, List<Finding> findings) {

    private static final int MOST_DIFFERENCES = 20;
    private static final int MOST_ENTRIES = 100;
    /** A red line meets thousands of parcels, not millions. */
    private static final long MOST_BYTES = 512L << 20;

    /** Numbers as they are written: a double would take two that differ in the last digit for one. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final TypeReference<List<Plot>> PLOTS = new TypeReference<>() {};

    public MeasurementVerification {
        findings = List.copyOf(findings);
    }

    /** What is wrong with an archive, or not known about it. */
    public enum Kind {
        /** An entry of the manifest is not there. */
        MISSING,
        /** An entry has another digest than the manifest says. */
        CHANGED,
        /** An entry is in no manifest. */
        UNEXPECTED,
        /** The drawing is not the one the evidence names. */
        DRAWING_DIFFERS,
        /** A value of the evidence is another one when measured again. */
        VALUE_DIFFERS,
        /** All values agree, but the text is written otherwise. */
        TEXT_DIFFERS,
        /** The archive does not hold the features of a layer, so its answer could not be checked. */
        WITHHELD,
        /** The evidence is of a format that cannot be made again to the byte. */
        OLD_FORMAT
    }

    /**
     * @param name of the entry, the value, the layer or the format
     * @param stated what the archive says; empty where there is nothing to compare
     * @param found what was found instead
     */
    public record Finding(Kind kind, String name, String stated, String found) {}

    /** The file is no measurement archive, or too large for one. */
    public static final class UnusableArchiveException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableArchiveException(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    public boolean agrees() {
        return findings.isEmpty();
    }

    /**
     * Checks everything that can be checked.
     *
     * @throws UnusableArchiveException if it is no such archive
     * @throws IOException if it cannot be read at all
     */
    public static MeasurementVerification of(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return new Check(zip).check();
        } catch (ZipException e) {
            throw new UnusableArchiveException("not a ZIP file", e);
        } catch (JacksonException | IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw new UnusableArchiveException(String.valueOf(e.getMessage()), e);
        }
    }

    /** One archive on its way through. */
    private static final class Check {

        private final ZipFile zip;
        private final Map<String, byte[]> contents = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private long left = MOST_BYTES;

        Check(ZipFile zip) {
            this.zip = zip;
        }

        MeasurementVerification check() throws IOException {
            byte[] manifestBytes = read(MeasurementArchive.MANIFEST);
            if (manifestBytes == null || zip.size() > MOST_ENTRIES) {
                throw new UnusableArchiveException("no " + MeasurementArchive.MANIFEST, null);
            }
            Manifest manifest = JSON.readValue(manifestBytes, Manifest.class);
            if (!MeasurementArchive.FORMAT.equals(manifest.format())) {
                throw new UnusableArchiveException("format " + manifest.format(), null);
            }
            checkEntries(manifest);
            byte[] text = contents.get(MeasurementArchive.EVIDENCE);
            byte[] plots = contents.get(MeasurementArchive.DRAWING);
            if (!findings.isEmpty() || text == null || plots == null) {
                return new MeasurementVerification(null, "", findings);
            }
            String stated = new String(text, StandardCharsets.UTF_8);
            String digest = EvidenceText.digest(stated);
            if (!digest.equals(manifest.evidenceDigest())) {
                find(Kind.CHANGED, MeasurementArchive.EVIDENCE, manifest.evidenceDigest(), digest);
            }
            Evidence evidence = EvidenceText.read(stated);
            if (evidence.format().equals(Evidence.FORMAT)) {
                measureAgain(evidence, stated, JSON.readValue(plots, PLOTS), manifest.withheld());
            } else {
                find(Kind.OLD_FORMAT, evidence.format(), "", "");
            }
            return new MeasurementVerification(evidence, digest, findings);
        }

        private void checkEntries(Manifest manifest) throws IOException {
            var expected = new TreeSet<String>();
            expected.add(MeasurementArchive.MANIFEST);
            for (Entry entry : manifest.entries()) {
                expected.add(entry.name());
                byte[] content = read(entry.name());
                if (content == null) {
                    find(Kind.MISSING, entry.name(), "", "");
                    continue;
                }
                String found =
                        HexFormat.of().formatHex(MeasurementArchive.sha256().digest(content));
                if (!found.equals(entry.sha256())) {
                    find(Kind.CHANGED, entry.name(), entry.sha256(), found);
                }
                contents.put(entry.name(), content);
            }
            for (String needed : List.of(MeasurementArchive.EVIDENCE, MeasurementArchive.DRAWING)) {
                if (!expected.contains(needed)) {
                    find(Kind.MISSING, needed, "", "");
                }
            }
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !expected.contains(name))
                    .sorted()
                    .forEach(name -> find(Kind.UNEXPECTED, name, "", ""));
        }

        private void measureAgain(Evidence evidence, String stated, List<Plot> plots, List<String> withheld) {
            CrsCode crs = CrsCode.parse(evidence.drawing().crs());
            String digest = CanonicalDrawing.digest(crs, plots);
            if (!digest.equals(evidence.drawing().digest())) {
                find(
                        Kind.DRAWING_DIFFERS,
                        MeasurementArchive.DRAWING,
                        evidence.drawing().digest(),
                        digest);
                return;
            }
            var drawing = new MeasuredDrawing(
                    evidence.caseId(),
                    evidence.drawing().id(),
                    evidence.drawing().number(),
                    crs,
                    digest,
                    plots,
                    evidence.drawing().datumParameters());
            var layers = new ArrayList<AskedLayer>();
            for (Evidence.Layer layer : evidence.layers()) {
                layers.add(new AskedLayer(layer, source(layer, crs)));
            }
            InMemoryLayer nearby = extract(OtherRedLines.LAYER);
            OtherRedLines others = OtherRedLines.of(
                    crs, evidence.redLines(), drawing.redLine(), nearby == null ? List.of() : nearby.features());
            Evidence again = new MeasurementRun()
                    .run(MeasurementInputs.asIn(evidence, drawing, layers, others))
                    .evidence();
            for (String layer : withheld) {
                find(Kind.WITHHELD, layer, "", "");
                again = again.withAnswer(layer, evidence);
            }
            String repeated = EvidenceText.write(again);
            if (!repeated.equals(stated)) {
                int before = findings.size();
                compare("", JSON.readTree(stated), JSON.readTree(repeated));
                if (findings.size() == before) {
                    find(Kind.TEXT_DIFFERS, MeasurementArchive.EVIDENCE, "", "");
                }
            }
        }

        /** A layer the evidence names without a version was not there; one that is not in the archive answers as if it were not. */
        private LayerSource source(Evidence.Layer layer, CrsCode crs) {
            LayerSource extract = extract(layer.layer());
            return layer.versionId() == null || extract == null ? new AbsentLayer(layer.layer(), crs) : extract;
        }

        private @Nullable InMemoryLayer extract(String layer) {
            byte[] content = contents.get(MeasurementArchive.nameOf(layer));
            return content == null ? null : LayerExtract.read(new ByteArrayInputStream(content));
        }

        private void compare(String path, JsonNode stated, JsonNode repeated) {
            if (stated.equals(repeated)) {
                return;
            }
            if (stated.isObject() && repeated.isObject()) {
                var names = new TreeSet<String>();
                stated.propertyNames().forEach(names::add);
                repeated.propertyNames().forEach(names::add);
                names.forEach(name ->
                        compare(path.isEmpty() ? name : path + "." + name, stated.path(name), repeated.path(name)));
            } else if (stated.isArray() && repeated.isArray() && stated.size() == repeated.size()) {
                for (int i = 0; i < stated.size(); i++) {
                    compare(path + "[" + i + "]", stated.get(i), repeated.get(i));
                }
            } else if (findings.size() < MOST_DIFFERENCES) {
                find(Kind.VALUE_DIFFERS, path, stated.toString(), repeated.toString());
            }
        }

        private void find(Kind kind, String name, String stated, String found) {
            findings.add(new Finding(kind, name, stated, found));
        }

        /** Declared sizes are not believed. */
        private byte @Nullable [] read(String name) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return null;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
                left -= content.length;
                if (left < 0) {
                    throw new UnusableArchiveException("larger than " + MOST_BYTES + " bytes unpacked", null);
                }
                return content;
            }
        }
    }
}
