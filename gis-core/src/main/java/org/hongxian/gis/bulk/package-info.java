/**
 * Areas of many red lines against the coverage files of one layer, in memory that does not grow with their number. Entry classes:
 * {@code RedLineFile} reads them one by one, {@code BulkOverlay} measures them, {@code AreaJournal} keeps what was measured so that
 * an interrupted run can go on, {@code AreaTable} writes it as a table.
 */
@NullMarked
package org.hongxian.gis.bulk;

import org.jspecify.annotations.NullMarked;
