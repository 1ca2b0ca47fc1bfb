/**
 * Questions that are sent and refused: read within bounds, in systems that are known, and answered with a sentence of what would help.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.hongxian.approval.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
