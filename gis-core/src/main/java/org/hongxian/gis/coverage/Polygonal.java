package org.hongxian.gis.coverage;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Robust overlay of areas: only areas come out, lines and points where areas touch do not. */
public final class Polygonal {

    private Polygonal() {}

    public static MultiPolygon intersection(Geometry a, Geometry b) {
        return areas(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION));
    }

    public static MultiPolygon difference(Geometry a, Geometry b) {
        return areas(OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE));
    }

    /** @param geometries in an order that does not depend on where they came from, or the last digits will */
    public static MultiPolygon union(Collection<? extends Geometry> geometries, Geometry like) {
        if (geometries.isEmpty()) {
            return like.getFactory().createMultiPolygon();
        }
        return areas(OverlayNGRobust.union(like.getFactory().buildGeometry(geometries)));
    }

    /** Area by half the perimeter: about the width of anything long and narrow. */
    public static double meanWidth(Geometry area) {
        return area.isEmpty() ? 0 : 2 * area.getArea() / area.getLength();
    }

    /** The parts larger than the given area, in the order they come. */
    public static MultiPolygon largerThan(MultiPolygon areas, double squareMetres) {
        List<Polygon> parts =
                polygons(areas).stream().filter(p -> p.getArea() > squareMetres).toList();
        return areas.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    public static List<Polygon> polygons(Geometry geometry) {
        @SuppressWarnings("unchecked") // JTS 1.20 returns a raw list of polygons
        List<Polygon> polygons = PolygonExtracter.getPolygons(geometry);
        return polygons;
    }

    public static boolean isValid(Geometry geometry) {
        return new IsValidOp(geometry).isValid();
    }

    public static MultiPolygon repaired(Geometry geometry) {
        return areas(GeometryFixer.fix(geometry));
    }

    /** Both halves of an envelope, cut across its longer side. */
    public static List<Envelope> halves(Envelope e) {
        if (e.getWidth() >= e.getHeight()) {
            double middle = (e.getMinX() + e.getMaxX()) / 2;
            return List.of(
                    new Envelope(e.getMinX(), middle, e.getMinY(), e.getMaxY()),
                    new Envelope(middle, e.getMaxX(), e.getMinY(), e.getMaxY()));
        }
        double middle = (e.getMinY() + e.getMaxY()) / 2;
        return List.of(
                new Envelope(e.getMinX(), e.getMaxX(), e.getMinY(), middle),
                new Envelope(e.getMinX(), e.getMaxX(), middle, e.getMaxY()));
    }

    /** A point inside the widest part. */
    public static Coordinate pointInside(Geometry area) {
        return InteriorPointArea.getInteriorPoint(area);
    }

    /** The polygons of the geometry as one multipolygon. */
    public static MultiPolygon areas(Geometry geometry) {
        return geometry instanceof MultiPolygon areas
                ? areas
                : geometry.getFactory().createMultiPolygon(polygons(geometry).toArray(Polygon[]::new));
    }
}
