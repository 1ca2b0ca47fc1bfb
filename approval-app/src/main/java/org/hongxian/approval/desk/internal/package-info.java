/** Inside of the desk module. */
@NullMarked
package org.hongxian.approval.desk.internal;

import org.jspecify.annotations.NullMarked;
