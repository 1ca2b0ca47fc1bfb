/**
 * How cases and stored bytes are kept; nothing here is for other modules.
 */
@NullMarked
package org.hongxian.approval.casework.internal;

import org.jspecify.annotations.NullMarked;
