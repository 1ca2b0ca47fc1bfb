/**
 * What every page shares: layout, error pages, security headers, languages.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "casework", "workflow"})
package org.hongxian.approval.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
