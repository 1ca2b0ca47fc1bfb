package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.PrecisionReducer;

/** Areas of what rounding has spoilt, by JTS: slow and right, for the few that need it. */
final class PolygonMend {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final PrecisionModel WHOLE_UNITS = new PrecisionModel(1);

    private final Geometry frame;

    PolygonMend(int least, int most) {
        this.frame = GEOMETRY.toGeometry(new Envelope(least, most, least, most));
    }

    /**
     * @param rings shells with a positive area, holes with a negative one, each after its shell; may cross anything
     * @param into gets the rings of valid polygons within the frame, each shell followed by its holes
     */
    void mend(TileRings rings, TileRings into) {
        Geometry fixed = GeometryFixer.fix(GEOMETRY.createMultiPolygon(polygons(rings)));
        if (!frame.getEnvelopeInternal().contains(fixed.getEnvelopeInternal())) {
            fixed = OverlayNGRobust.overlay(fixed, frame, OverlayNG.INTERSECTION);
        }
        Geometry whole = PrecisionReducer.reducePrecision(areas(fixed), WHOLE_UNITS);
        into.clear();
        for (int i = 0; i < whole.getNumGeometries(); i++) {
            if (whole.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                add(polygon.getExteriorRing(), true, into);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    add(polygon.getInteriorRingN(hole), false, into);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Geometry areas(Geometry mixed) {
        return GEOMETRY.buildGeometry((List<Polygon>) PolygonExtracter.getPolygons(mixed));
    }

    private static Polygon[] polygons(TileRings rings) {
        var polygons = new ArrayList<Polygon>();
        LinearRing shell = null;
        var holes = new ArrayList<LinearRing>();
        for (int i = 0; i < rings.count; i++) {
            boolean isShell = rings.twiceArea(i) >= 0;
            if (isShell && shell != null) {
                polygons.add(GEOMETRY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
                holes.clear();
            }
            if (isShell) {
                shell = ring(rings, i);
            } else {
                holes.add(ring(rings, i));
            }
        }
        if (shell != null) {
            polygons.add(GEOMETRY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        }
        return polygons.toArray(Polygon[]::new);
    }

    private static LinearRing ring(TileRings rings, int number) {
        int from = rings.begin(number);
        var points = new Coordinate[(rings.ends[number] - from) / 2 + 1];
        for (int i = 0; i < points.length - 1; i++) {
            points[i] = new Coordinate(rings.points[from + 2 * i], rings.points[from + 2 * i + 1]);
        }
        points[points.length - 1] = points[0];
        return GEOMETRY.createLinearRing(points);
    }

    private static void add(LinearRing ring, boolean shell, TileRings into) {
        int size = ring.getNumPoints() - 1;
        into.reserve(2 * size);
        int at = into.length();
        int number = into.count;
        for (int i = 0; i < size; i++) {
            Coordinate point = ring.getCoordinateN(i);
            into.points[at + 2 * i] = (int) Math.rint(point.x);
            into.points[at + 2 * i + 1] = (int) Math.rint(point.y);
        }
        into.end(at + 2 * size);
        if (into.twiceArea(number) > 0 != shell) {
            into.reverse(number);
        }
    }
}
