/**
 * Many red lines measured at once, outside any case.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger", "job", "layerkeeping"})
package org.hongxian.approval.redlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
