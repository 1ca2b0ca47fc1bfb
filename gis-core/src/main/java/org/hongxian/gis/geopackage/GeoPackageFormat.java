package org.hongxian.gis.geopackage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FeatureFormat;
import org.hongxian.gis.coordinatefile.FeaturePlots;
import org.hongxian.gis.coordinatefile.FeatureSink;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.WriteOptions;

/**
 * OGC GeoPackage. One table of polygons is read; its features are plots, or the features of a layer.
 *
 * <p>A file is opened read-only and as one that does not change, so nothing is ever written beside it.
 */
public final class GeoPackageFormat implements FeatureFormat {

    private static final FormatNames NAMES =
            FormatNames.of("geopackage", "gpkg", "application/geopackage+sqlite3", ".gpkg");

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    @Override
    public FormatNames names() {
        return NAMES;
    }

    /** Every SQLite database; that it is no GeoPackage is said when it is read. */
    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        for (int i = 0; i < SQLITE.length; i++) {
            if (i >= beginning.length || beginning[i] != SQLITE[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        var plots = new FeaturePlots(fileName, options);
        try {
            Path copy = Files.createTempFile("hongxian", ".gpkg");
            try {
                Files.write(copy, content);
                new GeoPackageReader(fileName, copy, options).read(plots);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
        return plots.result(name());
    }

    @Override
    public void pass(Path file, ReadOptions options, FeatureSink sink) throws IOException {
        new GeoPackageReader(String.valueOf(file.getFileName()), file, options).read(sink);
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        PlotTable.write(file, out);
    }
}
