package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * One feature of a file, its rings exactly as they stand in the file.
 *
 * @param geometryType as the file calls it; null when the feature has no geometry
 * @param polygons rings by polygon, shell first; null when the format does not group rings
 * @param rings all rings as flat arrays, easting and northing alternating
 * @param line one-based, 0 where the format has no lines
 */
public record RawFeature(
        Map<String, String> attributes,
        @Nullable String geometryType,
        @Nullable List<List<double[]>> polygons,
        List<double[]> rings,
        int line) {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** Whether the type is {@code Polygon} or {@code MultiPolygon}; others cannot be plots. */
    public boolean isPolygonal() {
        return "Polygon".equals(geometryType) || "MultiPolygon".equals(geometryType);
    }

    public int pointCount() {
        return rings.stream().mapToInt(ring -> ring.length / 2).sum();
    }

    RawFeature withAxesExchanged() {
        @Nullable
        List<List<double[]>> turnedPolygons = polygons == null
                ? null
                : polygons.stream()
                        .map(polygon ->
                                polygon.stream().map(RawFeature::exchanged).toList())
                        .toList();
        return new RawFeature(
                attributes,
                geometryType,
                turnedPolygons,
                rings.stream().map(RawFeature::exchanged).toList(),
                line);
    }

    private static double[] exchanged(double[] ring) {
        double[] turned = new double[ring.length];
        for (int i = 0; i < ring.length; i++) {
            turned[i] = ring[i ^ 1];
        }
        return turned;
    }

    /** Polygons as the file groups its rings, by the even-odd rule where it does not; rings without area are left out. */
    public Geometry geometry() {
        if (polygons == null) {
            return RingAssembler.assembleRings(rings.stream()
                    .filter(ring -> ring.length >= 6)
                    .map(RawFeature::linearRing)
                    .toList());
        }
        var parts = new ArrayList<Polygon>();
        for (List<double[]> polygon : polygons) {
            List<LinearRing> usable = polygon.stream()
                    .filter(ring -> ring.length >= 6)
                    .map(RawFeature::linearRing)
                    .toList();
            if (!usable.isEmpty()) {
                parts.add(GEOMETRIES.createPolygon(
                        usable.get(0), usable.stream().skip(1).toArray(LinearRing[]::new)));
            }
        }
        return parts.size() == 1 ? parts.get(0) : GEOMETRIES.createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    private static LinearRing linearRing(double[] flat) {
        int last = flat.length - 2;
        boolean closed = flat[0] == flat[last] && flat[1] == flat[last + 1] && flat.length >= 8;
        var coordinates = new Coordinate[flat.length / 2 + (closed ? 0 : 1)];
        for (int i = 0; i < coordinates.length; i++) {
            int at = 2 * i % flat.length;
            coordinates[i] = new Coordinate(flat[at], flat[at + 1]);
        }
        return GEOMETRIES.createLinearRing(coordinates);
    }
}
