package org.hongxian.gis.coordinatefile;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hongxian.gis.crs.CrsCode;

/** GeoJSON, with the {@code crs} member of 2008 or without it (RFC 7946). */
public final class GeoJsonFormat implements FeatureFormat {

    private static final FormatNames NAMES =
            FormatNames.of("geojson", "geojson", "application/geo+json", ".geojson", ".json");

    @Override
    public FormatNames names() {
        return NAMES;
    }

    @Override
    public boolean prescribesWgs84() {
        return true;
    }

    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        return Beginning.text(beginning).startsWith("{");
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        var plots = new FeaturePlots(fileName, options);
        var stream =
                new GeoJsonStream(fileName, plots.findings(), options.limits().points(), false);
        read(fileName, stream, new ByteArrayInputStream(content), options, plots);
        return plots.result(name());
    }

    @Override
    public void pass(Path file, ReadOptions options, FeatureSink sink) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        var stream =
                new GeoJsonStream(fileName, sink.findings(), options.limits().points(), true);
        try (var counted = new ReadingProgress(Files.newInputStream(file), Files.size(file));
                InputStream in = new BufferedInputStream(counted, 1 << 16)) {
            read(fileName, stream, in, options, counted.telling(sink));
        }
    }

    /** The member may stand before, between or behind the features it describes. */
    private static void read(
            String fileName, GeoJsonStream stream, InputStream in, ReadOptions options, FeatureSink sink) {
        boolean[] told = {false};
        var heights = new DroppedHeights(sink);
        stream.read(in, feature -> {
            heights.seen(stream.sawHeights());
            told[0] = told[0] || tell(fileName, stream, options, sink);
            sink.feature(feature);
        });
        if (!told[0]) {
            tell(fileName, stream, options, sink);
        }
    }

    private static boolean tell(String fileName, GeoJsonStream stream, ReadOptions options, FeatureSink sink) {
        String name = stream.crsName();
        if (name == null) {
            return false;
        }
        CrsCode named = FeatureCrs.named(name).orElse(null);
        if (named != null) {
            sink.crs(named);
        } else if (options.crs() == null) {
            throw new UnusableFileException(fileName, UnusableReason.CRS_NOT_SUPPORTED, Findings.excerpt(name));
        }
        return true;
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        GeoJsonWriter.write(file, out);
    }
}
