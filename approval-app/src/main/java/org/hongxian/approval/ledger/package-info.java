/**
 * The tamper-evident record. Reacts to {@link org.hongxian.approval.ledger.Recordable} events inside their transaction; nobody calls it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity"})
package org.hongxian.approval.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
