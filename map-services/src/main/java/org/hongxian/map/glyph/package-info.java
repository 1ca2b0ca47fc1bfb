/**
 * Letters for maps that other programs draw: pictures of the glyphs of the one font, as programs that draw vector tiles ask for them.
 * Entry class: {@code KeptGlyphs}.
 */
@NullMarked
package org.hongxian.map.glyph;

import org.jspecify.annotations.NullMarked;
