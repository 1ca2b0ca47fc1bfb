package org.hongxian.map.tile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tiles used last, up to a number of bytes of the heap: where nothing is there, keeping that costs more than the tile. A
 * tile asked for several times at once is made once.
 */
final class TileCache {

    /** What a tile takes beside its own bytes and the letters of its tag: its objects, their headers, its place in the map. */
    private static final int BYTES_AROUND_A_TILE = 160;

    private final long room;
    private final Map<String, VectorTile> tiles = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<String, CompletableFuture<VectorTile>> making = new ConcurrentHashMap<>();
    private long used;

    TileCache(long room) {
        this.room = room;
    }

    /** @param make its exceptions reach everybody who waits for the tile; a tile with another tag is handed out and not kept */
    VectorTile get(String entityTag, Supplier<VectorTile> make) {
        VectorTile kept = find(entityTag);
        if (kept != null) {
            return kept;
        }
        var mine = new CompletableFuture<VectorTile>();
        CompletableFuture<VectorTile> others = making.putIfAbsent(entityTag, mine);
        if (others != null) {
            return result(others);
        }
        try {
            VectorTile made = make.get();
            keep(entityTag, made);
            mine.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(entityTag, mine);
        }
    }

    private static VectorTile result(CompletableFuture<VectorTile> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private @Nullable VectorTile find(String entityTag) {
        synchronized (tiles) {
            return tiles.get(entityTag);
        }
    }

    private void keep(String entityTag, VectorTile made) {
        if (!made.entityTag().equals(entityTag)) {
            return;
        }
        synchronized (tiles) {
            // By its own tag: the one it was asked by would be kept beside it.
            VectorTile former = tiles.put(made.entityTag(), made);
            used += bytes(made) - (former == null ? 0 : bytes(former));
            var oldest = tiles.values().iterator();
            while (used > room && oldest.hasNext()) {
                used -= bytes(oldest.next());
                oldest.remove();
            }
        }
    }

    private static long bytes(VectorTile tile) {
        return tile.gzipped().length + tile.entityTag().length() + BYTES_AROUND_A_TILE;
    }

    long usedBytes() {
        synchronized (tiles) {
            return used;
        }
    }
}
