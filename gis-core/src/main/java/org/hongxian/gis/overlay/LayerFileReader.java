package org.hongxian.gis.overlay;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FeatureFile;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the features of a layer from a file of any format of features, one at a time.
 *
 * <p>Feature ids are the positions in the file with leading zeros. Memory depends on the largest feature only, so a layer of a
 * million parcels can be streamed into a database.
 */
public final class LayerFileReader {

    private final FeatureFile file;

    private LayerFileReader(FeatureFile file) {
        this.file = file;
    }

    /**
     * Opens the file and reads its first some thousand points, which tell its system.
     *
     * @param stated the system the user states; null to take it from the file
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException if it is not a layer file, or its CRS cannot be told
     */
    public static LayerFileReader open(Path path, @Nullable CrsCode stated) {
        return open(path, stated, List.of());
    }

    /**
     * Opens the file and reads its first some thousand points, which tell its system.
     *
     * @param stated the system the user states; null to take it from the file
     * @param parts the table or archived file to be read where the file holds several; empty for the only one
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException if it is not a layer file, or its CRS cannot be told
     */
    public static LayerFileReader open(Path path, @Nullable CrsCode stated, List<String> parts) {
        var options = new ReadOptions(stated, null, FeatureFile.layerLimits()).withParts(parts);
        return new LayerFileReader(FeatureFile.open(path, options));
    }

    public CrsCode crs() {
        return file.crs();
    }

    /**
     * Whether the user, the file or its format says which system the coordinates are in; else the datum of {@link #crs()} is a guess
     * that a person should confirm.
     */
    public boolean isSystemStated() {
        return file.isSystemStated();
    }

    /** Name of the format, for instance geojson or shapefile. */
    public String format() {
        return file.format();
    }

    /** Names of all attributes as the file lists them, used or not; empty where the format has no such list. */
    public List<String> fields() {
        return file.fields();
    }

    /** What had to be assumed to read the file. */
    public List<Assumption> assumptions() {
        return file.assumptions();
    }

    /** How much of the file the pass under way has read: 0 to 1. May be asked by any thread. */
    public double read() {
        return file.read();
    }

    /**
     * Visits every polygonal feature in file order; may be called again.
     *
     * @return findings about features without a usable geometry, which were not visited
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException if the file is damaged
     */
    public List<Issue> forEach(Consumer<LayerFeature> visitor) {
        return file.forEach(
                feature -> visitor.accept(new LayerFeature(feature.id(), feature.geometry(), feature.attributes())));
    }
}
