/**
 * The process of a case: task policy, completion, return, routing by the level decision. The only importer of Flowable and of the
 * decision engine.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger", "casework"})
package org.hongxian.approval.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
