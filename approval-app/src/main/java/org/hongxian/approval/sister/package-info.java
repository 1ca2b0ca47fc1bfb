/**
 * Cases that may be parts of one: shown to reviewers together, so that a project split into small cases is judged as a whole.
 *
 * <p>Entry type: {@link org.hongxian.approval.sister.SisterCases}. Reads only, and only what the current person may see.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "casework", "workflow", "drawing", "dossier"})
package org.hongxian.approval.sister;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
