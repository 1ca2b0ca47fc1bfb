package org.hongxian.gis.coordinatefile;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hongxian.gis.crs.CrsCode;

/** A Shapefile in a zip archive. */
public final class ShapefileFormat implements FeatureFormat {

    private static final FormatNames NAMES = FormatNames.of("shapefile", "shp", "application/zip", ".zip");

    @Override
    public FormatNames names() {
        return NAMES;
    }

    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        return Beginning.isZip(beginning);
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        var plots = new FeaturePlots(fileName, options);
        try (InputStream in = new ByteArrayInputStream(content)) {
            read(fileName, in, content.length, options, plots);
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
        return plots.result(name());
    }

    @Override
    public void pass(Path file, ReadOptions options, FeatureSink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            read(String.valueOf(file.getFileName()), in, Files.size(file), options, sink);
        }
    }

    private static void read(String fileName, InputStream in, long size, ReadOptions options, FeatureSink sink)
            throws IOException {
        try (var shapefile = ZippedShapefile.open(fileName, in, size, options, sink.findings())) {
            PartQuestion.answered(options).ifPresent(sink::assume);
            Charset encoding = shapefile.attributeEncoding();
            sink.encoding(encoding.name());
            sink.assume(new Assumption("attribute-encoding", 0.9, List.of(encoding.name())));
            CrsCode stated = ProjectionText.crs(fileName, shapefile.projection(), options.crs());
            if (stated != null) {
                sink.crs(stated);
            }
            shapefile.forEach(options.limits().points(), sink);
        }
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        ShapefileWriter.write(file, options.baseName(), out);
    }
}
