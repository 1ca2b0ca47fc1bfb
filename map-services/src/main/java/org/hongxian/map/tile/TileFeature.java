package org.hongxian.map.tile;

import java.util.Map;
import org.locationtech.jts.geom.Polygon;

/** @param geometry in whole tile units, valid */
record TileFeature(Polygon geometry, Map<String, String> tags) {}
