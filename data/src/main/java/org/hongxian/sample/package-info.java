/**
 * The sample region: a fictional county pair, generated from a seed and a size.
 *
 * <p>Entry class: {@link org.hongxian.sample.SampleRegionGenerator}. The land-use coverage is a lattice of cells, deformed by
 * smooth noise, whose edges are polylines that depend on the edge alone: two neighbours always share every vertex, and so do
 * the units and protected layers made of whole cells. Everything is written as it is made, block by block, so a million
 * parcels need no more memory than a thousand. All coordinates are EPSG:4527 (CGCS2000, three-degree zone 39), easting first,
 * metres, three decimals. Only additions, multiplications and divisions decide them, so every machine writes the same bytes.
 *
 * <p>Known limits: no relief, no survey errors inside the coverage, corridors run the whole width of the region.
 */
@NullMarked
package org.hongxian.sample;

import org.jspecify.annotations.NullMarked;
