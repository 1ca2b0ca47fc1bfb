/**
 * What every page shares: layout, error pages, and the answers to what the modules throw. Nothing depends on it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"identity", "casework", "workflow", "drawing", "measurement", "dossier", "question"})
package org.hongxian.approval.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
