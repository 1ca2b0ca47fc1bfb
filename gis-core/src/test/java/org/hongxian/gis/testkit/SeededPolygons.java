package org.hongxian.gis.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Random shapes that are the same for the same seed. */
public final class SeededPolygons {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private SeededPolygons() {}

    /**
     * A star of 5 to 40 corners around a place, and in it a smaller one as a hole; coordinates to the millimetre.
     *
     * @param radius metres of the longest ray
     */
    public static Polygon starWithHole(double easting, double northing, double radius, Random random) {
        LinearRing shell = star(easting, northing, radius, 0.5, random);
        LinearRing hole = star(easting, northing, radius * 0.35, 0.3, random);
        return FACTORY.createPolygon(shell, new LinearRing[] {hole});
    }

    private static LinearRing star(double easting, double northing, double radius, double least, Random random) {
        int corners = 5 + random.nextInt(36);
        var points = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = -2 * Math.PI * i / corners;
            double ray = radius * (least + (1 - least) * random.nextDouble());
            points[i] = new Coordinate(
                    Math.rint((easting + ray * Math.cos(angle)) * 1000) / 1000,
                    Math.rint((northing + ray * Math.sin(angle)) * 1000) / 1000);
        }
        points[corners] = points[0].copy();
        return FACTORY.createLinearRing(points);
    }

    /** Quadrilaterals with shared corners that cover the envelope without gap or overlap. */
    public static List<Polygon> mesh(Envelope envelope, int cells, Random random) {
        var nodes = new Coordinate[cells + 1][cells + 1];
        double width = envelope.getWidth() / cells;
        double height = envelope.getHeight() / cells;
        for (int i = 0; i <= cells; i++) {
            for (int j = 0; j <= cells; j++) {
                boolean edge = i == 0 || j == 0 || i == cells || j == cells;
                nodes[i][j] = new Coordinate(
                        envelope.getMinX() + i * width + (edge ? 0 : (random.nextDouble() - 0.5) * 0.6 * width),
                        envelope.getMinY() + j * height + (edge ? 0 : (random.nextDouble() - 0.5) * 0.6 * height));
            }
        }
        var mesh = new ArrayList<Polygon>();
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                mesh.add(FACTORY.createPolygon(new Coordinate[] {
                    nodes[i][j], nodes[i][j + 1], nodes[i + 1][j + 1], nodes[i + 1][j], nodes[i][j]
                }));
            }
        }
        return mesh;
    }
}
