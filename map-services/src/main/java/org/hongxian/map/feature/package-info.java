/**
 * Features of layer versions, selected by place and by what they say.
 *
 * <p>Entry classes: {@link org.hongxian.map.feature.FeatureFilter} (a condition in the text form of CQL2) and
 * {@link org.hongxian.map.feature.FeatureReader} (pages of features in order of id). Conditions are parsed by GeoTools' ECQL, whose
 * grammar differs from CQL2: what both mean alike is taken, everything else is refused. Known limits: no functions besides the spatial
 * ones, no dates, no arithmetic.
 */
@NullMarked
package org.hongxian.map.feature;

import org.jspecify.annotations.NullMarked;
