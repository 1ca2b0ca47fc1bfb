package org.hongxian.map.statistics;

import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;

/** The geometry of a group of features, which has none. */
final class NoGround {

    static final MultiPolygon AREA = new GeometryFactory().createMultiPolygon();

    private NoGround() {}
}
