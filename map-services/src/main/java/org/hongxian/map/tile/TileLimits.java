package org.hongxian.map.tile;

/** Columns and rows of one zoom, both ends included. */
public record TileLimits(int minColumn, int maxColumn, int minRow, int maxRow) {}
