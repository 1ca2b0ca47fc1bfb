/**
 * Makes a GeoServer show the current layers, through its REST interface, and tells what there differs. Entry class:
 * {@code GeoServerProvisioner}. Inputs: a {@code GeoServerTarget} of layers, styles, grids and rules; the tables GeoServer reads are made
 * by {@code PublishedTables}. Known limit: written and tested against GeoServer's published description, not against a running one.
 */
@NullMarked
package org.hongxian.map.geoserver;

import org.jspecify.annotations.NullMarked;
