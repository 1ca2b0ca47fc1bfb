/** Pages and jobs of many red lines. */
@NullMarked
package org.hongxian.approval.redlines.internal;

import org.jspecify.annotations.NullMarked;
