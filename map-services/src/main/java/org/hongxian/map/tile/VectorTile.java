package org.hongxian.map.tile;

/**
 * One encoded tile.
 *
 * @param gzipped the tile, compressed; never empty, also when no feature is in it
 * @param bytes its size before compression
 * @param features how many features it holds
 * @param entityTag changes whenever the bytes could
 */
public record VectorTile(byte[] gzipped, int bytes, int features, String entityTag) {

    /** The tile as it is before compression. */
    public byte[] uncompressed() {
        return TileEncoding.gunzip(gzipped);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorTile tile && entityTag.equals(tile.entityTag);
    }

    @Override
    public int hashCode() {
        return entityTag.hashCode();
    }

    @Override
    public String toString() {
        return "tile " + entityTag + " of " + bytes + " bytes";
    }
}
