/**
 * What changed between two versions of a layer.
 *
 * <p>Entry class: {@link org.hongxian.map.compare.ChangeSearch}. In: two stored versions in the same CRS; out:
 * {@link org.hongxian.map.compare.VersionChanges}. Memory is some fifty bytes per feature of the earlier version plus the features of
 * one box. A layer whose features overlap each other counts shared ground more than once.
 */
@NullMarked
package org.hongxian.map.compare;

import org.jspecify.annotations.NullMarked;
