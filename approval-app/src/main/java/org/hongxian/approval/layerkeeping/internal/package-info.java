/** Pages of layer keepers, imports and decisions, first import of the sample layers. */
@NullMarked
package org.hongxian.approval.layerkeeping.internal;

import org.jspecify.annotations.NullMarked;
