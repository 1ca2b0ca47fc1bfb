/**
 * Layers and their versions, as those who keep them see them: import, comparison, decision.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger", "job", "question"})
package org.hongxian.approval.layerkeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
