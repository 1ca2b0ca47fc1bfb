/**
 * Reads and writes the files surveyors send: boundary TXT, Shapefile, GeoJSON.
 *
 * <p>Entry classes: {@code CoordinateFiles} to read any of them, {@code FileFormats} to write. Further formats live in packages of
 * their own, which implement {@code FileFormat} and are found as services. What comes out is a
 * {@link org.hongxian.gis.coordinatefile.BoundaryFile}: exactly what the file says, easting first, with every assumption the reader made.
 * Nothing is repaired here; see the {@code topology} package.
 */
@NullMarked
package org.hongxian.gis.coordinatefile;

import org.jspecify.annotations.NullMarked;
