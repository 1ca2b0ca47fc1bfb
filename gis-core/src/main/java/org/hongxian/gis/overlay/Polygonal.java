package org.hongxian.gis.overlay;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Robust overlay of areas: only areas come out, lines and points where areas touch do not. */
final class Polygonal {

    private Polygonal() {}

    static MultiPolygon intersection(Geometry a, Geometry b) {
        return areas(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION));
    }

    static MultiPolygon difference(Geometry a, Geometry b) {
        return areas(OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE));
    }

    /** @param geometries in an order that does not depend on where they came from, or the last digits will */
    static MultiPolygon union(Collection<? extends Geometry> geometries, Geometry like) {
        if (geometries.isEmpty()) {
            return like.getFactory().createMultiPolygon();
        }
        return areas(OverlayNGRobust.union(like.getFactory().buildGeometry(geometries)));
    }

    /** The parts larger than the given area, in the order they come. */
    static MultiPolygon largerThan(MultiPolygon areas, double squareMetres) {
        List<Polygon> parts =
                polygons(areas).stream().filter(p -> p.getArea() > squareMetres).toList();
        return areas.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    static List<Polygon> polygons(Geometry geometry) {
        @SuppressWarnings("unchecked") // JTS 1.20 returns a raw list of polygons
        List<Polygon> polygons = PolygonExtracter.getPolygons(geometry);
        return polygons;
    }

    static boolean isValid(Geometry geometry) {
        return new IsValidOp(geometry).isValid();
    }

    static MultiPolygon repaired(Geometry geometry) {
        return areas(GeometryFixer.fix(geometry));
    }

    static Coordinate pointInside(Geometry area) {
        return InteriorPointArea.getInteriorPoint(area);
    }

    private static MultiPolygon areas(Geometry geometry) {
        return geometry instanceof MultiPolygon areas
                ? areas
                : geometry.getFactory().createMultiPolygon(polygons(geometry).toArray(Polygon[]::new));
    }
}
