/**
 * The planner's map: what layers there are and what they say about a place.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger", "layerkeeping", "question"})
package org.hongxian.approval.planner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
