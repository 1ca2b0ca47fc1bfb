/** Inside of the planner module: REST of layers and tiles, first import of the sample layers. */
@NullMarked
package org.hongxian.approval.planner.internal;

import org.jspecify.annotations.NullMarked;
