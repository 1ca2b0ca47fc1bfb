/**
 * Every defect of a drawing at once. Entry class: {@code TopologyCheck}. Nothing is repaired silently.
 */
@NullMarked
package org.hongxian.gis.topology;

import org.jspecify.annotations.NullMarked;
