package org.hongxian.map.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.packed.PackedCoverageWriter;
import org.hongxian.map.layer.CountyOfFeature;

/** Writes the files of one layer version, one per county, from features that come in any order. */
final class CountyWriters implements AutoCloseable {

    /** A layer in which every feature names another county is none; the rest goes into one file. */
    private static final int MOST_COUNTIES = 200;

    private final Path folder;
    private final UUID version;
    private final CrsCode crs;
    private final Map<String, PackedCoverageWriter> writers = new TreeMap<>();

    /** @param crs a Gauss-Krüger zone */
    CountyWriters(Path folder, UUID version, CrsCode crs) {
        this.folder = folder;
        this.version = version;
        this.crs = crs;
    }

    /**
     * @throws org.hongxian.gis.packed.CoordinateOutOfRangeException if a county reaches too far
     * @throws UncheckedIOException if the disk does
     */
    void add(LayerFeature feature) {
        String county = CountyOfFeature.of(feature.attributes());
        String file = writers.containsKey(county) || writers.size() < MOST_COUNTIES ? county : CountyOfFeature.NONE;
        writers.computeIfAbsent(file, this::writer).add(feature.id(), feature.geometry(), feature.attributes());
    }

    /**
     * Lets all files appear, one after the other.
     *
     * @param digest of the version
     * @throws java.util.concurrent.CancellationException if it does not go on
     */
    void finish(String digest, BooleanSupplier goesOn) throws IOException {
        try {
            if (writers.isEmpty()) {
                writers.put(CountyOfFeature.NONE, writer(CountyOfFeature.NONE));
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
        int part = 0;
        for (PackedCoverageWriter writer : writers.values()) {
            part++;
            writer.finish(VersionFiles.source(digest, part, writers.size()), goesOn);
        }
    }

    private PackedCoverageWriter writer(String county) {
        try {
            return new PackedCoverageWriter(VersionFiles.file(folder, version, county), CrsCatalogue.get(crs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (PackedCoverageWriter writer : writers.values()) {
            writer.close();
        }
    }
}
