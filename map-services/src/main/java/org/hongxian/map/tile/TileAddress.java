package org.hongxian.map.tile;

/**
 * @param column from the west, 0 first
 * @param row from the north, 0 first
 */
public record TileAddress(int zoom, int column, int row) {}
