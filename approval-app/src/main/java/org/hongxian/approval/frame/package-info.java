/**
 * What every page shares: layout, error pages, and the answers to what the modules throw. Its root package is for templates of every
 * module, and for those modules that write pages only.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"identity", "casework", "workflow", "drawing", "measurement", "dossier", "question"})
package org.hongxian.approval.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
