/**
 * What an applicant and the public see: application, tracking, verification of a document.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "casework", "workflow", "dossier", "seal"})
package org.hongxian.approval.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
