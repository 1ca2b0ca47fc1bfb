/**
 * Reads and writes tables of boundary points: CSV and XLSX.
 *
 * <p>Entry classes: {@link org.hongxian.gis.pointlist.CsvFormat} and {@link org.hongxian.gis.pointlist.XlsxFormat}. The columns are
 * found by the words above them, in Chinese or English, else by the size of the numbers; plots by a column, a sheet, or the blank
 * rows between them. Libraries take the files apart; what the cells mean is decided here and said in the assumptions.
 */
@NullMarked
package org.hongxian.gis.pointlist;

import org.jspecify.annotations.NullMarked;
