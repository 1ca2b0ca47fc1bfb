/**
 * Area of a red line by owner unit, land class and protected layer, closing exactly. Entry class: {@code OverlayEngine}.
 */
@NullMarked
package org.hongxian.gis.overlay;

import org.jspecify.annotations.NullMarked;
