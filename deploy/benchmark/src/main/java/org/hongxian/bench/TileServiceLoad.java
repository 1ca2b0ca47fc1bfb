package org.hongxian.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileContent;
import org.hongxian.map.tile.TileMatrixSet;
import org.hongxian.map.tile.TileService;

/** How fast the tile service of the product, without its web server, hands out tiles it has made before. */
final class TileServiceLoad {

    private static final int PARCELS = 20_000;
    private static final int CLIENTS = 2;
    private static final int REQUESTS = 200_000;
    private static final long CACHE_BYTES = 64L << 20;

    private TileServiceLoad() {}

    /** @param p99Microseconds what 99 of 100 requests took at most */
    record Cached(double requestsPerSecond, double p99Microseconds) {}

    static Cached measure(
            Path folder, long seed, CrsCode crs, TileMatrixSet grid, TileContent content, List<TileAddress> addresses)
            throws IOException, InterruptedException, ExecutionException {
        var features = new ArrayList<LayerFeature>();
        new SeededCoverage(seed, PARCELS)
                .visit((id, polygon, owner, landClass) ->
                        features.add(new LayerFeature(id, polygon, Map.of("QSDWDM", owner, "DLBM", landClass))));
        ImportStore store = ImportStore.h2(folder);
        LayerVersion version = store.store("DLTB", crs, features.stream());
        TileService tiles = store.tiles(CACHE_BYTES);
        ask(tiles, version, grid, content, addresses, REQUESTS / 10);
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            long began = System.nanoTime();
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(pool.submit(() -> ask(tiles, version, grid, content, addresses, REQUESTS)));
            }
            var all = new long[CLIENTS * REQUESTS];
            for (int i = 0; i < CLIENTS; i++) {
                System.arraycopy(running.get(i).get(), 0, all, i * REQUESTS, REQUESTS);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Arrays.sort(all);
            return new Cached(all.length / seconds, all[(int) (all.length * 0.99)] / 1e3);
        } finally {
            pool.shutdown();
        }
    }

    private static long[] ask(
            TileService tiles,
            LayerVersion version,
            TileMatrixSet grid,
            TileContent content,
            List<TileAddress> addresses,
            int requests) {
        var nanoseconds = new long[requests];
        for (int i = 0; i < requests; i++) {
            long began = System.nanoTime();
            tiles.tile(version, content, grid, addresses.get(i % addresses.size()));
            nanoseconds[i] = System.nanoTime() - began;
        }
        return nanoseconds;
    }
}
