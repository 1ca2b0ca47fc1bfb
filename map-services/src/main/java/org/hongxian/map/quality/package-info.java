/**
 * What is wrong with a stored version of a layer, with places, however many features it has.
 *
 * <p>Entry class: {@link org.hongxian.map.quality.QualitySearch}; out: {@link org.hongxian.map.quality.VersionQuality}, kept by
 * {@link org.hongxian.map.quality.QualityTable}. Memory is some thirty bytes per feature plus the features of one box. Gaps longer than
 * a box count once in every box they lie in.
 */
@NullMarked
package org.hongxian.map.quality;

import org.jspecify.annotations.NullMarked;
