/**
 * Vector tiles of layers and red lines in the region's projected tile matrix set. Entry class: {@code TileService}.
 */
@NullMarked
package org.hongxian.map.tile;

import org.jspecify.annotations.NullMarked;
