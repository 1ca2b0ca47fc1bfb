/**
 * A coverage of polygons as one packed, memory-mapped, checksummed file, and areas clipped directly against it. Entry classes:
 * {@code PackedCoverageWriter}, {@code PackedCoverage}, {@code DirectOverlay}. No geometry is built to answer how much.
 */
@NullMarked
package org.hongxian.gis.packed;

import org.jspecify.annotations.NullMarked;
