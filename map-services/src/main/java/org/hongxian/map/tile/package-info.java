/**
 * Vector tiles of layer versions, in the grid of web maps, in longitude and latitude, and in every three-degree zone.
 *
 * <p>Entry class: {@link org.hongxian.map.tile.TileService}; the grids are {@link org.hongxian.map.tile.TileMatrixSet}s. Tiles are
 * Mapbox Vector Tiles 2.1 with 4096 units a side, valid rings, and at most 500 KB before compression. They are written straight from
 * the coverage file ({@link org.hongxian.map.tile.CoverageTiles}), or made of the features in the database while there is none. Where
 * parcels are too small or too many, those of one class grow together, so that the picture keeps its colours without its weight.
 * Nothing measured may ever come from a tile: its coordinates are rounded to the screen.
 */
@NullMarked
package org.hongxian.map.tile;

import org.jspecify.annotations.NullMarked;
