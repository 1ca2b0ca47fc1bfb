/**
 * GeoServer beside the product: its map and feature services with the rights of whoever asks, and the command that sets it up. Without a
 * configured GeoServer everything else works.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "layerkeeping"})
package org.hongxian.approval.geoserver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
