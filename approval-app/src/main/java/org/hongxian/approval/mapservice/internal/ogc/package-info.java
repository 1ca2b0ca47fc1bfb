/** OGC API Features and the metadata of OGC API Tiles over the layers the current person may see. */
@NullMarked
package org.hongxian.approval.mapservice.internal.ogc;

import org.jspecify.annotations.NullMarked;
