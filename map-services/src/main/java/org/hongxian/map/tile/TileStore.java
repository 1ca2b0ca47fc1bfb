package org.hongxian.map.tile;

import java.util.List;
import java.util.Optional;

/** Where tiles that are dear to make outlast a restart. What is lost is made again. */
public interface TileStore {

    /** Keeps nothing. */
    TileStore NONE = new TileStore() {
        @Override
        public Optional<VectorTile> find(String entityTag) {
            return Optional.empty();
        }

        @Override
        public void keep(VectorTile tile) {
            // as the name says
        }

        @Override
        public void forget(String tagBegins) {
            // nothing was kept
        }

        @Override
        public void keepOnly(List<String> tagsBegin) {
            // nothing was kept
        }
    };

    Optional<VectorTile> find(String entityTag);

    /** A tile that is kept already stays as it is: the same tag means the same bytes. */
    void keep(VectorTile tile);

    /** Drops all tiles whose entity tags begin so. */
    void forget(String tagBegins);

    /** Drops all tiles whose entity tags begin with none of these, and those on which nothing is. */
    void keepOnly(List<String> tagsBegin);
}
