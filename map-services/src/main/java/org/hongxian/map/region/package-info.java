/**
 * The land the layers show as a whole: the grid of its map, and the divisions it is made of.
 *
 * <p>Entry classes: {@link org.hongxian.map.region.RegionGrid} and {@link org.hongxian.map.region.DivisionLayers}. In: the layers that
 * count; out: a tile matrix set, names and ground of counties and villages.
 */
@NullMarked
package org.hongxian.map.region;

import org.jspecify.annotations.NullMarked;
