/** Finds sister cases by project, applicant, nearness and time. */
@NullMarked
package org.hongxian.approval.sister.internal;

import org.jspecify.annotations.NullMarked;
