/**
 * Who acts, and where: administrative regions, units, people, roles, jurisdiction, login.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.hongxian.approval.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
