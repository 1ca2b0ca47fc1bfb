/**
 * Declared, planar and prescribed ellipsoidal areas. Entry class: {@code AreaMeasurement}. An edge is straight in the projected plane;
 * rounding follows the prescribed procedure.
 */
@NullMarked
package org.hongxian.gis.area;

import org.jspecify.annotations.NullMarked;
