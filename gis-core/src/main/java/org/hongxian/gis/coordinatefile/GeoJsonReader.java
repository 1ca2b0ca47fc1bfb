package org.hongxian.gis.coordinatefile;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;

/** Reads the plots of a GeoJSON file. */
final class GeoJsonReader {

    private GeoJsonReader() {}

    static ReadResult read(String fileName, byte[] content, ReadOptions options) {
        var findings = new Findings();
        var stream = new GeoJsonStream(fileName, findings, options.limits().points(), false);
        var features = new ArrayList<RawFeature>();
        stream.read(new ByteArrayInputStream(content), feature -> {
            if (features.size() >= options.limits().plots()) {
                throw new UnusableFileException(
                        fileName,
                        UnusableReason.TOO_MANY_PLOTS,
                        Integer.toString(options.limits().plots()));
            }
            features.add(feature);
        });
        if (stream.invalidNumbers() > 0) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.NUMBERS_INVALID,
                    List.of(Integer.toString(stream.invalidNumbers())),
                    findings.list());
        }
        CrsCode fileCrs = crs(fileName, stream.crsName(), options.crs());
        return new FeaturePlots(fileName, options, findings).of("geojson", "UTF-8", fileCrs, features);
    }

    /** @throws UnusableFileException if the file names a system that is not known, and the user states none */
    static @Nullable CrsCode crs(String fileName, @Nullable String name, @Nullable CrsCode stated) {
        if (name == null) {
            return null;
        }
        CrsCode named = FeatureCrs.named(name).orElse(null);
        if (named == null && stated == null) {
            throw new UnusableFileException(fileName, UnusableReason.CRS_NOT_SUPPORTED, Findings.excerpt(name));
        }
        return named;
    }
}
