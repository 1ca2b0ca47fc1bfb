/** The demonstration authority, its certificates, the drawn seal, signing and checking. */
@NullMarked
package org.hongxian.approval.seal.internal;

import org.jspecify.annotations.NullMarked;
