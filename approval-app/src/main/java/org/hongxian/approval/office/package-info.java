/**
 * An installation as a whole: moving it from the embedded database to PostgreSQL.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger"})
package org.hongxian.approval.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
