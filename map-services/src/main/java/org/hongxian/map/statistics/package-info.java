/**
 * How much land of which kind a layer has in an area: from the coverage files where they can tell, else from the geometries. Entry
 * classes: {@code LayerTotals} for the areas, {@code StatisticsTable} for what people read.
 *
 * <p>Out: numbers that close. Whatever cannot be told, such as the part of an area nobody surveyed under a filter, is absent and not
 * zero.
 */
@NullMarked
package org.hongxian.map.statistics;

import org.jspecify.annotations.NullMarked;
