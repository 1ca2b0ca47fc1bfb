package org.hongxian.approval.geoserver.internal;

import org.hongxian.map.layer.LayerVersion;

/** Which versions of layers GeoServer shows. */
interface PublishedVersions {

    /** Whether it shows this very version. */
    boolean shows(LayerVersion version);
}
