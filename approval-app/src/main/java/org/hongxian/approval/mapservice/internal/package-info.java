/** Tiles over HTTP and their preparation. */
@NullMarked
package org.hongxian.approval.mapservice.internal;

import org.jspecify.annotations.NullMarked;
