/** The services as they are passed on, and the context of the command. */
@NullMarked
package org.hongxian.approval.geoserver.internal;

import org.jspecify.annotations.NullMarked;
