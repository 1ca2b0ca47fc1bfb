/**
 * Forms and documents of a case: sections, uploads, generated PDFs, permits.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"identity", "ledger", "casework", "workflow", "drawing", "measurement", "seal"})
package org.hongxian.approval.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
