/**
 * Cases: number, applicant, county, state, tracking code, and who may see them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger"})
package org.hongxian.approval.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
