/** Inside of the planner module: the page of the map and what it asks of the layers. */
@NullMarked
package org.hongxian.approval.planner.internal;

import org.jspecify.annotations.NullMarked;
