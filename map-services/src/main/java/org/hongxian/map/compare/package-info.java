/**
 * What changed between two versions of a layer.
 *
 * <p>Entry class: {@link org.hongxian.map.compare.ChangeSearch}. In: two stored versions on one datum; out:
 * {@link org.hongxian.map.compare.VersionChanges}. Memory is some 150 bytes per feature of the earlier version plus the features of
 * one box (measured in decision 0111). A layer whose features overlap each other counts shared ground more than once.
 */
@NullMarked
package org.hongxian.map.compare;

import org.jspecify.annotations.NullMarked;
