/**
 * Versions of the red lines of a case: import, editing, defects.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger", "casework", "workflow"})
package org.hongxian.approval.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
