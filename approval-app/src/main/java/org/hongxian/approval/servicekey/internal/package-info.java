/** Inside of the service key module: table, rules and page. */
@NullMarked
package org.hongxian.approval.servicekey.internal;

import org.jspecify.annotations.NullMarked;
