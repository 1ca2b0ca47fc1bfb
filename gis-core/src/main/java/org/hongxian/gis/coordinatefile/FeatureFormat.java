package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.nio.file.Path;

/** A format of features with attributes, in which whole layers travel: read one feature at a time, however many there are. */
public interface FeatureFormat extends FileFormat {

    /**
     * Passes over all features in file order. What the sink throws ends the pass, and everything opened for it is closed.
     *
     * @param options its limits on points count anew for every feature
     * @throws UnusableFileException if the file is damaged or hostile
     * @throws IOException if the file cannot be read at all
     */
    void pass(Path file, ReadOptions options, FeatureSink sink) throws IOException;

    /** Whether longitude and latitude of a file that names no system are in WGS 84 because the format says so. */
    default boolean prescribesWgs84() {
        return false;
    }
}
