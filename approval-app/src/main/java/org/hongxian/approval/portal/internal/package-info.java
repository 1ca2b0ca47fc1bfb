/**
 * The pages of applicants and the public: applying, tracking a case, verifying a document. Usable without script.
 */
@NullMarked
package org.hongxian.approval.portal.internal;

import org.jspecify.annotations.NullMarked;
