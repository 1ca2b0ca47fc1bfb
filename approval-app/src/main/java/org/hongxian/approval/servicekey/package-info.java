/**
 * Service keys: what programs such as QGIS use in place of a person's password, for map services only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "ledger"})
package org.hongxian.approval.servicekey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
