package org.hongxian.map.tile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the tiles used last, up to a number of bytes. A tile asked for twice at once may be made twice; both are equal. */
final class TileCache {

    private final long room;
    private final Map<String, VectorTile> tiles = new LinkedHashMap<>(256, 0.75f, true);
    private long used;

    TileCache(long room) {
        this.room = room;
    }

    VectorTile get(String entityTag, Supplier<VectorTile> make) {
        synchronized (tiles) {
            VectorTile kept = tiles.get(entityTag);
            if (kept != null) {
                return kept;
            }
        }
        VectorTile made = make.get();
        synchronized (tiles) {
            VectorTile former = tiles.put(entityTag, made);
            used += made.gzipped().length - (former == null ? 0 : former.gzipped().length);
            var oldest = tiles.values().iterator();
            while (used > room && oldest.hasNext()) {
                used -= oldest.next().gzipped().length;
                oldest.remove();
            }
        }
        return made;
    }

    long usedBytes() {
        synchronized (tiles) {
            return used;
        }
    }
}
