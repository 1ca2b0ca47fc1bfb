/**
 * Layers as files for other programs: GeoPackage, Shapefile, GeoJSON, workbook. Entry class: {@code LayerExport}. Attributes go by their
 * survey names and keep every character; numbers are numbers where the survey has numbers and every value is one.
 */
@NullMarked
package org.hongxian.map.export;

import org.jspecify.annotations.NullMarked;
