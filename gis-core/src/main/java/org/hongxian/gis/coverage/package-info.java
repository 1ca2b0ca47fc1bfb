/**
 * Polygons that should cover the ground once: where they overlap, where they leave gaps. Entry classes: {@link
 * org.hongxian.gis.coverage.CoverageFaces}, {@link org.hongxian.gis.coverage.NarrowGaps}; {@link
 * org.hongxian.gis.coverage.Polygonal} is the only way to the robust overlay of areas. Everything is planar; geometries are valid
 * and are never modified.
 */
@NullMarked
package org.hongxian.gis.coverage;

import org.jspecify.annotations.NullMarked;
