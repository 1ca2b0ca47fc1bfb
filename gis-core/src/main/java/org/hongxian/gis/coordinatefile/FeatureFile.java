package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * A file of many features with attributes, of any {@link FeatureFormat}, read one feature at a time.
 *
 * <p>Opening reads the first some thousand points, to know the coordinate reference system; memory depends on the largest feature,
 * not on their number. A Shapefile is unpacked to the temporary directory while it is read.
 */
public final class FeatureFile {

    private final Path file;
    private final String fileName;
    private final ReadOptions options;
    private final FeatureFormat format;
    private @Nullable String encoding;
    private @Nullable CrsCode fileCrs;
    private @Nullable LayerCrs crs;
    private List<String> fields = List.of();
    private volatile double read;
    private final List<Assumption> assumptions = new ArrayList<>();

    private FeatureFile(Path file, ReadOptions options, FeatureFormat format) {
        this.file = file;
        this.fileName = String.valueOf(file.getFileName());
        this.options = options;
        this.format = format;
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
        return open(path, new ReadOptions(stated, null, limits));
    }

    /** @throws UnusableFileException if it is not a file of features, or its CRS cannot be told */
    public static FeatureFile open(Path path, ReadOptions options) {
        String name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path)) {
            throw new UnusableFileException(name, UnusableReason.CANNOT_BE_OPENED);
        }
        try {
            long limit = options.limits().bytes();
            if (Files.size(path) > limit) {
                throw new UnusableFileException(name, UnusableReason.TOO_LARGE, Long.toString(limit >> 20));
            }
            var opened = new FeatureFile(path, options, format(path, name));
            opened.readBeginning();
            return opened;
        } catch (IOException e) {
            throw new UnusableFileException(name, UnusableReason.CANNOT_BE_OPENED);
        }
    }

    private static FeatureFormat format(Path path, String name) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            if (FileFormats.of(name, in.readNBytes(FileFormats.BEGINNING_BYTES)) instanceof FeatureFormat format) {
                return format;
            }
            throw new UnusableFileException(name, UnusableReason.NOT_A_FEATURE_FILE);
        } catch (UnusableFileException e) {
            // What else is read is of no use where layers come in.
            throw e.reason() == UnusableReason.NOT_A_BOUNDARY_FORMAT
                    ? new UnusableFileException(name, UnusableReason.NOT_A_FEATURE_FILE)
                    : e;
        }
    }

    /** {@link FileFormat#name()}. */
    public String format() {
        return format.name();
    }

    /** Encoding of the attributes. */
    public String encoding() {
        return encoding == null ? "UTF-8" : encoding;
    }

    public CrsCode crs() {
        return decided().system().code();
    }

    /**
     * Whether the user, the file or its format says which system the coordinates are in. Else the numbers tell the zone at most, and
     * the datum is a guess: coordinates of the older ones look the same and lie up to more than a hundred metres beside.
     */
    public boolean isSystemStated() {
        return options.crs() != null
                || fileCrs != null
                || format.prescribesWgs84() && decided().system().isGeographic();
    }

    private LayerCrs decided() {
        if (crs == null) {
            throw new IllegalStateException("not opened");
        }
        return crs;
    }

    public List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    /** Names of all attributes as the file lists them, used or not; empty where the format has no such list. */
    public List<String> fields() {
        return fields;
    }

    /** How much of the file the pass under way has read, or the last one did: 0 to 1. May be asked by any thread. */
    public double read() {
        return read;
    }

    /**
     * Visits every polygonal feature in file order.
     *
     * @return features without a usable geometry or outside the system of the layer, which were not visited
     * @throws UnusableFileException if the file is damaged or holds coordinates that are no numbers
     */
    public List<Issue> forEach(Consumer<FileFeature> visitor) {
        var findings = new Findings();
        int[] position = {0};
        pass(findings, raw -> visit(raw, ++position[0], findings, visitor));
        read = 1;
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
            RawFeature turned = decided().northingFirst() ? raw.withAxesExchanged() : raw;
            if (decided().holds(turned, place, findings)) {
                visitor.accept(new FileFeature(id, turned.geometry(), turned.attributes()));
            }
        }
    }

    /** Stops a pass once enough is known. */
    private static final class Enough extends RuntimeException {

        Enough() {
            super(null, null, false, false);
        }
    }

    private void readBeginning() {
        var sample = new FeatureSample();
        String[] other = {null};
        try {
            pass(new Findings(), raw -> {
                String type = raw.geometryType();
                if (other[0] == null && type != null && !raw.isPolygonal()) {
                    other[0] = type;
                }
                if (!sample.add(raw)) {
                    throw new Enough();
                }
            });
        } catch (Enough e) {
            // The beginning was all that was wanted.
        }
        if (sample.isEmpty()) {
            var findings = new Findings();
            if (other[0] != null) {
                findings.add(IssueCode.GEOMETRY_TYPE_UNUSABLE, Place.nowhere(), Map.of("geometryType", other[0]));
            }
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), findings.list());
        }
        LayerCrs decided = LayerCrs.decide(fileName, sample, options, fileCrs);
        if (decided.northingFirst()) {
            assumptions.add(new Assumption("axis-order-swapped", 0.9, List.of()));
        }
        assumptions.addAll(decided.assumptions());
        crs = decided;
    }

    private void pass(Findings findings, Consumer<RawFeature> visitor) {
        read = 0;
        try {
            format.pass(file, options, new Pass(findings, visitor));
        } catch (IOException e) {
            throw new UnusableFileException(fileName, UnusableReason.CANNOT_BE_OPENED);
        }
    }

    /** Hands the features of one pass on. */
    private final class Pass implements FeatureSink {

        private final Findings findings;
        private final Consumer<RawFeature> visitor;
        private boolean begun;

        Pass(Findings findings, Consumer<RawFeature> visitor) {
            this.findings = findings;
            this.visitor = visitor;
        }

        @Override
        public void encoding(String name) {
            encoding = name;
        }

        @Override
        public void crs(CrsCode stated) {
            // Said behind features, when the first of them has decided without it.
            if (begun
                    && crs != null
                    && fileCrs == null
                    && options.crs() == null
                    && !stated.equals(FeatureFile.this.crs())) {
                throw new UnusableFileException(fileName, UnusableReason.CRS_BEHIND_FEATURES, stated.toString());
            }
            if (crs == null) {
                fileCrs = stated;
            }
        }

        @Override
        public void fields(List<String> names) {
            fields = List.copyOf(names);
        }

        @Override
        public void assume(Assumption assumption) {
            if (crs == null) {
                assumptions.add(assumption);
            }
        }

        @Override
        public Findings findings() {
            return findings;
        }

        @Override
        public void reached(double now) {
            read = now;
        }

        @Override
        public void feature(RawFeature feature) {
            begun = true;
            int invalid = findings.count(IssueCode.NUMBER_INVALID);
            if (invalid > 0) {
                throw new UnusableFileException(
                        fileName, UnusableReason.NUMBERS_INVALID, List.of(Integer.toString(invalid)), findings.list());
            }
            visitor.accept(feature);
        }
    }
}
