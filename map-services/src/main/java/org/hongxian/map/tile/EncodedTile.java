package org.hongxian.map.tile;

/**
 * A tile before compression.
 *
 * @param features how many features it holds
 */
public record EncodedTile(byte[] bytes, int features) {}
