package org.hongxian.gis.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.UnknownCrsException;
import org.hongxian.gis.evidence.MeasurementArchive.Entry;
import org.hongxian.gis.evidence.MeasurementArchive.Manifest;
import org.hongxian.gis.evidence.MeasurementInputs.AskedLayer;
import org.hongxian.gis.evidence.UnusableArchiveException.Reason;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
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
 * @param digest of the evidence in the archive; where it leaves out other cases, the one it says the whole evidence has
 * @param findings none when all of it agrees
 */
public record MeasurementVerification(@Nullable Evidence evidence, String digest, List<Finding> findings) {

    private static final int MOST_DIFFERENCES = 20;

    private static final double MOST_METRES = 1e8;

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

    public boolean agrees() {
        return findings.isEmpty();
    }

    /**
     * Checks everything that can be checked.
     *
     * @throws UnusableArchiveException if it is no such archive, or nothing can be measured by what it holds
     * @throws IOException if it cannot be read at all
     */
    public static MeasurementVerification of(Path file) throws IOException {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            return new Check(archive).check();
        }
    }

    /** One archive on its way through. */
    private static final class Check {

        private final ArchiveReader archive;
        private final Map<String, byte[]> contents = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();

        Check(ArchiveReader archive) {
            this.archive = archive;
        }

        MeasurementVerification check() throws IOException {
            byte[] manifestBytes = archive.read(MeasurementArchive.MANIFEST);
            if (manifestBytes == null) {
                throw new UnusableArchiveException(Reason.NO_MANIFEST, MeasurementArchive.MANIFEST, "", "", null);
            }
            Manifest manifest = ArchiveReader.json(
                    MeasurementArchive.MANIFEST, () -> JSON.readValue(manifestBytes, Manifest.class));
            if (!MeasurementArchive.FORMAT.equals(manifest.format())) {
                throw new UnusableArchiveException(
                        Reason.UNKNOWN_FORMAT, MeasurementArchive.MANIFEST, "format", manifest.format(), null);
            }
            checkEntries(manifest);
            byte[] text = contents.get(MeasurementArchive.EVIDENCE);
            byte[] drawing = contents.get(MeasurementArchive.DRAWING);
            if (!findings.isEmpty() || text == null || drawing == null) {
                return new MeasurementVerification(null, "", findings);
            }
            String stated = new String(text, StandardCharsets.UTF_8);
            String digest = checkedDigest(manifest, EvidenceText.digest(stated));
            Evidence evidence = ArchiveReader.json(MeasurementArchive.EVIDENCE, () -> EvidenceText.read(stated));
            if (evidence.format().equals(Evidence.FORMAT)) {
                List<Plot> plots = ArchiveReader.json(MeasurementArchive.DRAWING, () -> JSON.readValue(drawing, PLOTS));
                measureAgain(evidence, stated, plots, manifest.withheld());
            } else {
                find(Kind.OLD_FORMAT, evidence.format(), "", "");
            }
            return new MeasurementVerification(evidence, digest, findings);
        }

        /** Where other cases are left out, the evidence is not the whole text the digest was taken over. */
        private String checkedDigest(Manifest manifest, String digest) {
            String stated = UnusableArchiveException.excerpt(manifest.evidenceDigest());
            if (manifest.withheld().contains(OtherRedLines.LAYER)) {
                return stated;
            }
            if (!digest.equals(stated)) {
                find(Kind.CHANGED, MeasurementArchive.EVIDENCE, stated, digest);
            }
            return digest;
        }

        private void checkEntries(Manifest manifest) {
            var expected = new TreeSet<String>();
            expected.add(MeasurementArchive.MANIFEST);
            for (Entry entry : manifest.entries()) {
                if (!expected.add(entry.name())) {
                    throw new UnusableArchiveException(
                            Reason.DUPLICATE_ENTRY, entry.name(), "", MeasurementArchive.MANIFEST, null);
                }
                byte[] content = archive.read(entry.name());
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
            archive.names().stream()
                    .filter(name -> !expected.contains(name))
                    .sorted()
                    .forEach(name -> find(Kind.UNEXPECTED, name, "", ""));
        }

        private void measureAgain(Evidence evidence, String stated, List<Plot> plots, List<String> withheld)
                throws IOException {
            CrsCode crs = value("drawing.crs", evidence.drawing().crs(), this::crs);
            checkPlots(plots);
            String digest = CanonicalDrawing.digest(crs, plots);
            if (!digest.equals(evidence.drawing().digest())) {
                find(
                        Kind.DRAWING_DIFFERS,
                        MeasurementArchive.DRAWING,
                        evidence.drawing().digest(),
                        digest);
                return;
            }
            checkMethod(evidence);
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
            Evidence again = measured(() -> {
                OtherRedLines others = OtherRedLines.of(
                        crs, evidence.redLines(), drawing.redLine(), nearby == null ? List.of() : nearby.features());
                return new MeasurementRun()
                        .run(MeasurementInputs.asIn(evidence, drawing, layers, others))
                        .evidence();
            });
            for (String layer : withheld) {
                find(Kind.WITHHELD, layer, "", "");
                again = again.withAnswer(layer, evidence);
            }
            String repeated = EvidenceText.write(again);
            if (!repeated.equals(stated)) {
                int before = findings.size();
                JsonNode tree = ArchiveReader.json(MeasurementArchive.EVIDENCE, () -> JSON.readTree(stated));
                compare("", tree, JSON.readTree(repeated));
                if (findings.size() == before) {
                    find(Kind.TEXT_DIFFERS, MeasurementArchive.EVIDENCE, "", "");
                }
            }
        }

        /** Whatever stands in an archive somebody made: what cannot be measured is a fault of the archive. */
        private static Evidence measured(Supplier<Evidence> run) throws IOException {
            try {
                return run.get();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (RuntimeException e) {
                throw new UnusableArchiveException(Reason.NOT_MEASURABLE, MeasurementArchive.EVIDENCE, "", "", e);
            }
        }

        private CrsCode crs(String text) {
            CrsCode crs = CrsCode.parse(text);
            CrsCatalogue.get(crs);
            return crs;
        }

        private void checkMethod(Evidence evidence) {
            Evidence.Method method = evidence.method();
            LocalDate day = value("method.on", method.on(), LocalDate::parse);
            value("method.legalArea", method.legalArea(), LegalArea::valueOf);
            value("method.landClassScheme", method.landClassScheme(), scheme -> LandClassScheme.load(scheme, day));
            if (evidence.layers().isEmpty()) {
                throw ArchiveValues.wrong(MeasurementArchive.EVIDENCE, "layers", null);
            }
        }

        /** Makes something of a text of the evidence. */
        private static <T> T value(String path, String text, Function<String, T> reading) {
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException | DateTimeException | UnknownCrsException e) {
                throw new UnusableArchiveException(Reason.WRONG_VALUE, MeasurementArchive.EVIDENCE, path, text, e);
            }
        }

        private static void checkPlots(List<Plot> plots) {
            double boundary = 0;
            for (int p = 0; p < plots.size(); p++) {
                for (BoundaryRing ring : plots.get(p).rings()) {
                    List<BoundaryPoint> points = ring.points();
                    for (int i = 0; i < points.size(); i++) {
                        BoundaryPoint point = points.get(i);
                        BoundaryPoint before = points.get(Math.floorMod(i - 1, points.size()));
                        boundary +=
                                Math.hypot(point.easting() - before.easting(), point.northing() - before.northing());
                        if (Math.abs(point.easting()) > MOST_METRES || Math.abs(point.northing()) > MOST_METRES) {
                            throw ArchiveValues.wrong(
                                    MeasurementArchive.DRAWING,
                                    "[" + p + "] " + point.name(),
                                    point.northing() + ", " + point.easting());
                        }
                    }
                }
            }
            if (boundary > AreaMeasurement.LONGEST_BOUNDARY_METRES) {
                throw new UnusableArchiveException(Reason.NOT_MEASURABLE, MeasurementArchive.DRAWING, "", "", null);
            }
        }

        /** A layer the evidence names without a version was not there; one that is not in the archive answers as if it were not. */
        private LayerSource source(Evidence.Layer layer, CrsCode crs) {
            LayerSource extract = extract(layer.layer());
            return layer.versionId() == null || extract == null ? new AbsentLayer(layer.layer(), crs) : extract;
        }

        private @Nullable InMemoryLayer extract(String layer) {
            String entry = MeasurementArchive.nameOf(layer);
            byte[] content = contents.remove(entry);
            return content == null ? null : LayerExtract.read(entry, content);
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
            findings.add(new Finding(
                    kind,
                    UnusableArchiveException.excerpt(name),
                    UnusableArchiveException.excerpt(stated),
                    UnusableArchiveException.excerpt(found)));
        }
    }
}
