/**
 * Measurements of one drawing version against stated layer versions, and the facts routing decides on.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger", "casework", "workflow", "drawing"})
package org.hongxian.approval.measurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
