package org.hongxian.gis.dxf;

import org.locationtech.jts.geom.Coordinate;

/**
 * A text that may name the land it stands on.
 *
 * @param place in the coordinates of its block
 * @param name without marks of formatting
 */
record DxfText(Coordinate place, String name) {}
