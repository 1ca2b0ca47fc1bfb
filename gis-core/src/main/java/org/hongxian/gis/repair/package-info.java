/**
 * Proposals to repair the defects of a drawing, each as plots before and after. Entry classes: {@link
 * org.hongxian.gis.repair.Repairs} proposes and applies one, {@link org.hongxian.gis.repair.RepairRun} applies many.
 *
 * <p>Nothing is repaired silently: a proposal changes nothing, applying one is an act of its own and makes new plots, which are then
 * checked like any others. What is proposed was tried: the finding is gone and no error came.
 *
 * <p>Snapping, shared points and rounding are proposed where coordinates are metres, not for longitude and latitude.
 */
@NullMarked
package org.hongxian.gis.repair;

import org.jspecify.annotations.NullMarked;
