/**
 * Reference tables (classes, tolerances) as dated data on the class path. Entry class: {@link
 * org.hongxian.gis.reference.ReferenceTable}. The files are those of {@code data/reference}.
 */
@NullMarked
package org.hongxian.gis.reference;

import org.jspecify.annotations.NullMarked;
