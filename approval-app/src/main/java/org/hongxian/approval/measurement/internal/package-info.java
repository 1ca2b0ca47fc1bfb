/**
 * How measurements are made, kept, repeated and served; nothing here is for other modules.
 */
@NullMarked
package org.hongxian.approval.measurement.internal;

import org.jspecify.annotations.NullMarked;
