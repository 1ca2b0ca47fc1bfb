/** How an office moves: schema, tables, sums, report. */
@NullMarked
package org.hongxian.approval.office.internal;

import org.jspecify.annotations.NullMarked;
