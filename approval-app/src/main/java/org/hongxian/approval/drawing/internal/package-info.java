/**
 * How drawings are read, checked, kept and served; nothing here is for other modules.
 */
@NullMarked
package org.hongxian.approval.drawing.internal;

import org.jspecify.annotations.NullMarked;
