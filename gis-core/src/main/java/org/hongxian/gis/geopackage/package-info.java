/**
 * GeoPackage files, in both directions: the plots of a surveyor, and layers of any number of features.
 *
 * <p>Found by {@link org.hongxian.gis.coordinatefile.FileFormats}; {@code GeoPackageWriter} writes layers of many features.
 */
@NullMarked
package org.hongxian.gis.geopackage;

import org.jspecify.annotations.NullMarked;
