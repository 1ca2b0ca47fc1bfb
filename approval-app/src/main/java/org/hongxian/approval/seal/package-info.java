/**
 * Certificates, PDF signatures and their verification.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger"})
package org.hongxian.approval.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
