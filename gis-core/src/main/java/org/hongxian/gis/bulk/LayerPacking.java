package org.hongxian.gis.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.packed.PackedCoverageWriter;

/** Packs a layer file into one coverage file, feature by feature. */
public final class LayerPacking {

    private LayerPacking() {}

    /**
     * What a coverage file made of a layer file says it was made from.
     *
     * @param part the table or archived file that is read; empty for the only one
     */
    public static String source(Path layerFile, LayerFileReader reader, String part) throws IOException {
        return "file " + JournalHeader.digest(layerFile) + " " + reader.crs() + (part.isEmpty() ? "" : " " + part);
    }

    /**
     * Packs all features; the file appears whole or not at all.
     *
     * @param packed told the number of features so far, after each
     * @param ordering run when all are packed and the index begins to be made
     * @param goesOn asked at every feature and many times a second afterwards
     * @return findings about features without a usable geometry, which are not in the file
     * @throws CancellationException if it does not go on
     * @throws IllegalArgumentException if the layer is not in a Gauss-Krüger zone
     * @throws org.hongxian.gis.packed.CoordinateOutOfRangeException if it reaches too far
     */
    public static List<Issue> pack(
            LayerFileReader reader,
            Path target,
            String source,
            LongConsumer packed,
            Runnable ordering,
            BooleanSupplier goesOn)
            throws IOException {
        try (var writer = new PackedCoverageWriter(target, CrsCatalogue.get(reader.crs()))) {
            long[] count = {0};
            List<Issue> issues = reader.forEach(feature -> {
                if (!goesOn.getAsBoolean()) {
                    throw new CancellationException();
                }
                writer.add(feature.id(), feature.geometry(), feature.attributes());
                packed.accept(++count[0]);
            });
            ordering.run();
            writer.finish(source, goesOn);
            return issues;
        }
    }
}
