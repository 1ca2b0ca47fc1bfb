/**
 * Survey results of a drawing: boundary-point numbering, side lengths, bearings, tables. Entry class: {@code BoundaryPointTable}.
 */
@NullMarked
package org.hongxian.gis.survey;

import org.jspecify.annotations.NullMarked;
