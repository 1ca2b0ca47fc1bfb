/**
 * Map sheets: vector PDF pages true to scale.
 *
 * <p>Entry classes: {@link org.hongxian.map.sheet.SurveyMap} draws a sheet, {@link org.hongxian.map.sheet.PdfRedLine} reads the
 * red line back out of one. On paper everything is in points from the lower left corner; on the ground in metres, easting
 * first. The red line is written in metres on the ground and scaled by the page, so no scale can cost it accuracy. A sheet is
 * one page; drawings longer than one page at 1:100 000 are refused, not split.
 */
@NullMarked
package org.hongxian.map.sheet;

import org.jspecify.annotations.NullMarked;
