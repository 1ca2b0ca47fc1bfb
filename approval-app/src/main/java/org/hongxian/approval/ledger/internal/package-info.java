/** The hash chain and its check. */
@NullMarked
package org.hongxian.approval.ledger.internal;

import org.jspecify.annotations.NullMarked;
