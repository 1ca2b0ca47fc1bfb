package org.hongxian.gis.coordinatefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * A GeoJSON or zipped Shapefile of many features with attributes, read one feature at a time.
 *
 * <p>Opening reads as far as the first feature, to know the coordinate reference system; memory depends on the largest feature,
 * not on their number. A Shapefile is unpacked to the temporary directory while it is read.
 */
public final class FeatureFile {

    private static final int SNIFFED_BYTES = FileKind.BYTES_NEEDED;

    private final Path file;
    private final String fileName;
    private final ReadLimits limits;
    private final @Nullable CrsCode stated;
    private final FileKind kind;
    private @Nullable String encoding;
    private @Nullable CrsCode fileCrs;
    private @Nullable CrsCode crs;
    private boolean northingFirst;
    private final List<Assumption> assumptions = new ArrayList<>();

    private FeatureFile(Path file, @Nullable CrsCode stated, ReadLimits limits, FileKind kind) {
        this.file = file;
        this.fileName = String.valueOf(file.getFileName());
        this.stated = stated;
        this.limits = limits;
        this.kind = kind;
    }

    /** 16 GB, and two million points in one feature. */
    public static ReadLimits layerLimits() {
        return new ReadLimits(16L << 30, 32L << 30, 2_000_000, Integer.MAX_VALUE);
    }

    /**
     * @param stated the system the user states; null to take it from the file
     * @throws UnusableFileException if it is not a file of features, or its CRS cannot be told
     */
    public static FeatureFile open(Path path, @Nullable CrsCode stated, ReadLimits limits) {
        String name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path)) {
            throw new UnusableFileException(name, UnusableReason.CANNOT_BE_OPENED);
        }
        try {
            if (Files.size(path) > limits.bytes()) {
                throw new UnusableFileException(name, UnusableReason.TOO_LARGE, Long.toString(limits.bytes() >> 20));
            }
            var opened = new FeatureFile(path, stated, limits, kind(path, name));
            opened.readBeginning();
            return opened;
        } catch (IOException e) {
            throw new UnusableFileException(name, UnusableReason.CANNOT_BE_OPENED);
        }
    }

    private static FileKind kind(Path path, String name) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            FileKind kind = FileKind.of(name, in.readNBytes(SNIFFED_BYTES));
            if (kind == FileKind.BOUNDARY_TEXT) {
                throw new UnusableFileException(name, UnusableReason.NOT_A_FEATURE_FILE);
            }
            return kind;
        }
    }

    public String format() {
        return kind == FileKind.ZIP ? "shapefile" : "geojson";
    }

    /** Encoding of the attributes. */
    public String encoding() {
        return encoding == null ? "UTF-8" : encoding;
    }

    public CrsCode crs() {
        if (crs == null) {
            throw new IllegalStateException("not opened");
        }
        return crs;
    }

    public List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    /**
     * Visits every polygonal feature in file order.
     *
     * @return features without a usable geometry, which were not visited
     * @throws UnusableFileException if the file is damaged or holds coordinates that are no numbers
     */
    public List<Issue> forEach(Consumer<FileFeature> visitor) {
        var findings = new Findings();
        int[] position = {0};
        pass(findings, raw -> visit(raw, ++position[0], findings, visitor));
        return findings.list();
    }

    private void visit(RawFeature raw, int position, Findings findings, Consumer<FileFeature> visitor) {
        String id = "%08d".formatted(position);
        Place place = new Place(raw.line() == 0 ? null : raw.line(), id, null, null, null);
        String type = raw.geometryType();
        if (type != null && !raw.isPolygonal()) {
            findings.add(IssueCode.GEOMETRY_TYPE_UNUSABLE, place, Map.of("geometryType", type));
        } else if (raw.rings().stream().noneMatch(ring -> ring.length >= 6)) {
            findings.add(IssueCode.PLOT_WITHOUT_POINTS, place, Map.of());
        } else {
            RawFeature turned = northingFirst ? raw.withAxesExchanged() : raw;
            visitor.accept(new FileFeature(id, turned.geometry(), turned.attributes()));
        }
    }

    /** Stops a pass once enough is known. */
    private static final class Enough extends RuntimeException {

        Enough() {
            super(null, null, false, false);
        }
    }

    private void readBeginning() {
        double[][] sample = {null};
        try {
            pass(new Findings(), raw -> {
                for (double[] ring : raw.rings()) {
                    if (ring.length >= 2) {
                        sample[0] = ring;
                        throw new Enough();
                    }
                }
            });
        } catch (Enough e) {
            // The beginning was all that was wanted.
        }
        double[] ring = sample[0];
        if (ring == null) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS);
        }
        Optional<AxisOrder> order = Magnitudes.orderOf(ring[0], ring[1]);
        northingFirst = order.filter(o -> o == AxisOrder.NORTHING_EASTING || o == AxisOrder.LATITUDE_LONGITUDE)
                .isPresent();
        if (northingFirst) {
            assumptions.add(new Assumption("axis-order-swapped", 0.9, List.of()));
        }
        var findings = new Findings();
        var decision = new FeatureCrs(new ReadOptions(stated, null, limits), findings);
        Optional<CrsCode> decided = decision.decide(fileCrs, ring[northingFirst ? 1 : 0], ring[northingFirst ? 0 : 1]);
        assumptions.addAll(decision.assumptions());
        crs = decided.orElseThrow(
                () -> new UnusableFileException(fileName, UnusableReason.CRS_UNKNOWN, List.of(), findings.list()));
    }

    private void pass(Findings findings, Consumer<RawFeature> visitor) {
        try {
            if (kind == FileKind.ZIP) {
                passShapefile(findings, visitor);
            } else {
                passGeoJson(findings, visitor);
            }
        } catch (IOException e) {
            throw new UnusableFileException(fileName, UnusableReason.CANNOT_BE_OPENED);
        }
    }

    private void passShapefile(Findings findings, Consumer<RawFeature> visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                var shapefile =
                        ZippedShapefile.open(fileName, in, Files.size(file), limits.unpackedBytes(), findings)) {
            Charset charset = shapefile.attributeEncoding();
            encoding = charset.name();
            fileCrs = ProjectionText.crs(fileName, shapefile.projection(), stated);
            shapefile.forEach(limits.points(), raw -> {
                refuseInvalid(shapefile.invalidNumbers(), findings);
                visitor.accept(raw);
            });
        }
    }

    private void passGeoJson(Findings findings, Consumer<RawFeature> visitor) throws IOException {
        var stream = new GeoJsonStream(fileName, findings, limits.points(), true);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            stream.read(in, raw -> {
                refuseInvalid(stream.invalidNumbers(), findings);
                CrsCode named = GeoJsonReader.crs(fileName, stream.crsName(), stated);
                fileCrs = named == null ? fileCrs : named;
                visitor.accept(raw);
            });
        }
        // The member may stand behind the features it describes; then the beginning decided without it.
        CrsCode named = GeoJsonReader.crs(fileName, stream.crsName(), stated);
        if (named != null && stated == null && crs != null && fileCrs == null && !named.equals(crs)) {
            throw new UnusableFileException(fileName, UnusableReason.CRS_BEHIND_FEATURES, named.toString());
        }
    }

    private void refuseInvalid(int invalid, Findings findings) {
        if (invalid > 0) {
            throw new UnusableFileException(
                    fileName, UnusableReason.NUMBERS_INVALID, List.of(Integer.toString(invalid)), findings.list());
        }
    }
}
