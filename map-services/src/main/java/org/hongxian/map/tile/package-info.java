/**
 * Vector tiles of layer versions in the region's own projection.
 *
 * <p>Entry class: {@link org.hongxian.map.tile.TileService}; the grid is a {@link org.hongxian.map.tile.TileMatrixSet}. Tiles
 * are Mapbox Vector Tiles 2.1 with 4096 units a side, valid rings, and less than 500 KB before compression. Where parcels are
 * only a few pixels large, those of one class are dissolved, so that the picture keeps its colours without its weight. Nothing
 * measured may ever come from a tile: its coordinates are rounded to the screen.
 */
@NullMarked
package org.hongxian.map.tile;

import org.jspecify.annotations.NullMarked;
