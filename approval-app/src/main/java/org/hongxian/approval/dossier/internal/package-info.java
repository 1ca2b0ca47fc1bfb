/** Form definitions and values, the document register, the making of every PDF, requirements, REST. */
@NullMarked
package org.hongxian.approval.dossier.internal;

import org.jspecify.annotations.NullMarked;
