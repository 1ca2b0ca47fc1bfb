package org.hongxian.gis.coordinatefile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.crs.CrsCode;

/** Reads the plots of a zipped Shapefile. */
final class ShapefilePlots {

    private ShapefilePlots() {}

    static ReadResult read(String fileName, byte[] content, ReadOptions options) {
        var findings = new Findings();
        ReadLimits limits = options.limits();
        try (var shapefile = ZippedShapefile.open(
                fileName, new ByteArrayInputStream(content), content.length, limits.unpackedBytes(), findings)) {
            var features = new ArrayList<RawFeature>();
            int[] points = {0};
            shapefile.forEach(limits.points(), feature -> {
                points[0] += feature.pointCount();
                if (points[0] > limits.points()) {
                    throw new UnusableFileException(
                            fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(limits.points()));
                }
                if (features.size() >= limits.plots()) {
                    throw new UnusableFileException(
                            fileName, UnusableReason.TOO_MANY_PLOTS, Integer.toString(limits.plots()));
                }
                features.add(feature);
            });
            if (shapefile.invalidNumbers() > 0) {
                throw new UnusableFileException(
                        fileName,
                        UnusableReason.NUMBERS_INVALID,
                        List.of(Integer.toString(shapefile.invalidNumbers())),
                        findings.list());
            }
            Charset encoding = shapefile.attributeEncoding();
            CrsCode fileCrs = ProjectionText.crs(fileName, shapefile.projection(), options.crs());
            var plots = new FeaturePlots(fileName, options, findings);
            plots.assume("attribute-encoding", 0.9, encoding.name());
            return plots.of("shapefile", encoding.name(), fileCrs, features);
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
    }
}
