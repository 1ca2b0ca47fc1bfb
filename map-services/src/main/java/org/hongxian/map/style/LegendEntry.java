package org.hongxian.map.style;

import org.jspecify.annotations.Nullable;

/**
 * One line of a legend.
 *
 * @param classCode null for a layer of one look
 */
public record LegendEntry(String layer, @Nullable String classCode, String zh, String en, Symbol symbol) {}
