/** Directory in the database, login, route rules, sample people. */
@NullMarked
package org.hongxian.approval.identity.internal;

import org.jspecify.annotations.NullMarked;
