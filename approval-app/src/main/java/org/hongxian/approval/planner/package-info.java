/**
 * The planner's map: layers, identify, tiles.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger"})
package org.hongxian.approval.planner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
