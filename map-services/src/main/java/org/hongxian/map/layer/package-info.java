/**
 * The layer catalogue: layers, their immutable versions and features.
 *
 * <p>Entry class: {@link org.hongxian.map.layer.LayerCatalogue}, on a database
 * {@link org.hongxian.map.layer.DatabaseLayerCatalogue}. A version is never changed after it was imported; a case measured
 * against it can be measured again years later. Coordinates are easting first, in the reference system of the version.
 */
@NullMarked
package org.hongxian.map.layer;

import org.jspecify.annotations.NullMarked;
