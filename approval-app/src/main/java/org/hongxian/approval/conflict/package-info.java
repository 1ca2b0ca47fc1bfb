/**
 * Conflict radar: which red lines of an office's jurisdiction lie on each other or almost share a boundary, over all cases.
 *
 * <p>Entry type: {@link org.hongxian.approval.conflict.Conflicts}. What single drawings are told while they are drawn and checked is
 * the drawing module's own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "job", "casework", "workflow", "drawing"})
package org.hongxian.approval.conflict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
