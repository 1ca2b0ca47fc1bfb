/**
 * Reads and writes plots as Well-Known Text, one geometry per line, with or without {@code SRID=4527;} in front.
 *
 * <p>Entry class: {@link org.hongxian.gis.wkt.WktFormat}. The text has no place for names; plots are numbered in order.
 */
@NullMarked
package org.hongxian.gis.wkt;

import org.jspecify.annotations.NullMarked;
