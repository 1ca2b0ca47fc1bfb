package org.hongxian.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes the sample region into a folder: {@code layers/*.geojson}, {@code region.json} with what they are, and
 * {@code red-lines/}. The same seed and size always give the same bytes.
 *
 * <p>Usage: {@code SampleRegionGenerator [--seed N] [--parcels N] --out DIR}
 */
public final class SampleRegionGenerator {

    private static final long DEFAULT_SEED = 20_261_122;
    private static final int DEFAULT_PARCELS = 20_000;

    private SampleRegionGenerator() {}

    public static void main(String[] arguments) throws IOException {
        long seed = DEFAULT_SEED;
        int parcels = DEFAULT_PARCELS;
        Path out = null;
        try {
            for (int i = 0; i + 1 < arguments.length; i += 2) {
                switch (arguments[i]) {
                    case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                    case "--parcels" -> parcels = Integer.parseInt(arguments[i + 1]);
                    case "--out" -> out = Path.of(arguments[i + 1]);
                    default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
                }
            }
            if (out == null || arguments.length % 2 != 0) {
                throw new IllegalArgumentException("--out is missing, or an option has no value");
            }
            generate(seed, parcels, out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("usage: SampleRegionGenerator [--seed N] [--parcels N] --out DIR");
            System.exit(2);
        }
    }

    /**
     * @param parcels about how many land-use parcels there will be, from 8,000
     * @throws IOException if the folder cannot be written
     */
    public static void generate(long seed, int parcels, Path out) throws IOException {
        var region = new SampleRegion(seed, RegionSize.ofParcels(parcels));
        Path layers = Files.createDirectories(out.resolve("layers"));
        Geometry extent = region.extent();
        var written = new ArrayList<LayerFile>();
        for (SampleLayer layer : SampleLayer.values()) {
            try (var file = new LayerFile(layer, layers)) {
                layer.write(region, file::add);
                written.add(file);
            }
        }
        SampleRedLines.write(region, out.resolve("red-lines"));
        RegionFile.write(out, seed, extent, List.copyOf(written));
    }
}
