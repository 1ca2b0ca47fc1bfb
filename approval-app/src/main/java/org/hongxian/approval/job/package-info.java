/**
 * Long work beside the running product: queues of jobs, and where each stands.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.hongxian.approval.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
