/**
 * The coordinate reference systems of Chinese land administration and the way between them.
 *
 * <p>Entry class: {@code CrsCatalogue}. Inside the product coordinates are always easting first, northing second (longitude
 * first, latitude second); the survey order (X = northing first) exists only where bytes enter or leave. The catalogue is
 * arithmetic over the EPSG code ranges, so no CRS database is opened.
 */
@NullMarked
package org.hongxian.gis.crs;

import org.jspecify.annotations.NullMarked;
