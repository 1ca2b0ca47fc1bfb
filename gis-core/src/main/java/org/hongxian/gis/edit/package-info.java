/**
 * What can be done to the plots of a drawing as a whole: divide one by a line, join several, cut a shape out, make a road corridor of a
 * centre line, offset an outline or one side of it. Entry class: {@link org.hongxian.gis.edit.PlotEdits}.
 *
 * <p>Input are plots in metres, easting first, and what was drawn or typed; output is {@link org.hongxian.gis.edit.Edited}, the
 * plots after it. Nothing is stored or repaired: what cannot be done well is refused with its reason ({@link
 * org.hongxian.gis.edit.EditRefusedException}). Points that stay where they are keep their names and digits.
 *
 * <p>Known limits: plots that cross themselves are refused; arcs are drawn as chords; a corridor has one width.
 */
@NullMarked
package org.hongxian.gis.edit;

import org.jspecify.annotations.NullMarked;
