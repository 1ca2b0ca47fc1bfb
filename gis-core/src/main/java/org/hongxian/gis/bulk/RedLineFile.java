package org.hongxian.gis.bulk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FeatureFile;
import org.hongxian.gis.coordinatefile.FileFeature;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.PlotFields;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.jspecify.annotations.Nullable;

/**
 * A file of red lines, each plot or feature one of them. Formats of features are read one by one, however many there are; the others
 * as a whole, within their limits.
 */
public final class RedLineFile {

    private final @Nullable FeatureFile features;
    private final List<Plot> plots;
    private final List<Issue> issues;
    private final List<Assumption> assumptions;
    private final CrsCode crs;
    private volatile double read;

    private RedLineFile(
            @Nullable FeatureFile features,
            List<Plot> plots,
            List<Issue> issues,
            List<Assumption> assumptions,
            CrsCode crs) {
        this.features = features;
        this.plots = plots;
        this.issues = issues;
        this.assumptions = assumptions;
        this.crs = crs;
    }

    /**
     * @throws UnusableFileException if nothing can be made of the file, or its CRS cannot be told
     */
    public static RedLineFile open(Path path, ReadOptions options) {
        Optional<RedLineFile> features = openFeatures(path, options);
        if (features.isPresent()) {
            return features.get();
        }
        ReadResult read = CoordinateFiles.read(path, options);
        CrsCode crs = read.file().crs();
        if (crs == null) {
            throw new UnusableFileException(
                    String.valueOf(path.getFileName()), UnusableReason.CRS_UNKNOWN, List.of(), read.issues());
        }
        return of(read, crs);
    }

    /**
     * Opens a file of a format of features and reads its first some thousand points.
     *
     * @return empty when it is of another format
     * @throws UnusableFileException if nothing can be made of it, or its CRS cannot be told
     */
    public static Optional<RedLineFile> openFeatures(Path path, ReadOptions options) {
        try {
            FeatureFile file = FeatureFile.open(path, options.withLimits(FeatureFile.layerLimits()));
            return Optional.of(new RedLineFile(file, List.of(), List.of(), file.assumptions(), file.crs()));
        } catch (UnusableFileException e) {
            if (e.reason() == UnusableReason.NOT_A_FEATURE_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Plots that have been read already. */
    public static RedLineFile of(ReadResult read, CrsCode crs) {
        return new RedLineFile(
                null, read.file().plots(), read.issues(), read.file().assumptions(), crs);
    }

    public CrsCode crs() {
        return crs;
    }

    /** What had to be assumed to read the file. */
    public List<Assumption> assumptions() {
        return assumptions;
    }

    /** How much of the file has been read: 0 to 1. May be asked by any thread. */
    public double read() {
        FeatureFile file = features;
        return file == null ? read : file.read();
    }

    /**
     * Visits every red line in file order; may be called again.
     *
     * @return findings of the reader; features without a usable geometry are among them and were not visited
     * @throws UnusableFileException if the file is damaged
     */
    public List<Issue> forEach(Consumer<RedLine> visitor) {
        FeatureFile file = features;
        if (file != null) {
            return file.forEach(feature -> visitor.accept(redLine(feature)));
        }
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            read = (double) i / plots.size();
            visitor.accept(new RedLine(i + 1L, plot.number(), plot.name(), RingAssembler.assemble(plot)));
        }
        read = 1;
        return issues;
    }

    private static RedLine redLine(FileFeature feature) {
        return new RedLine(
                Long.parseLong(feature.id()),
                PlotFields.number(feature.attributes()),
                PlotFields.name(feature.attributes()),
                Polygonal.areas(feature.geometry()));
    }
}
