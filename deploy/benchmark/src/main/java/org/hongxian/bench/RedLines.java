package org.hongxian.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Seeded red lines of the three shapes that matter: small sites, long corridors, large areas. */
final class RedLines {

    private final Random random;
    private final Envelope ground;

    RedLines(long seed, Envelope ground) {
        this.random = new Random(seed);
        this.ground = ground;
    }

    /** Sites of 0.8 to 37 ha with 8 to 60 points. */
    List<MultiPolygon> sites(int count) {
        var sites = new ArrayList<MultiPolygon>();
        for (int i = 0; i < count; i++) {
            double hectares = 0.8 * Math.pow(37 / 0.8, random.nextDouble());
            sites.add(star(Math.sqrt(hectares * 10_000 / 2.0), 8 + random.nextInt(52), 0.35));
        }
        return sites;
    }

    /** Areas of 1,000 to 5,000 ha, or as much as the ground holds, with some hundred points. */
    List<MultiPolygon> areas(int count) {
        var areas = new ArrayList<MultiPolygon>();
        for (int i = 0; i < count; i++) {
            double hectares = 1100 + 3800.0 * i / Math.max(1, count - 1);
            double radius = Math.min(Math.sqrt(hectares * 10_000 / 2.4), ground.getWidth() / 4);
            areas.add(star(radius, 300 + 200 * i, 0.2));
        }
        return areas;
    }

    /** Bands of 40 to 80 m along winding lines of up to 80 km, with some thousand points. */
    List<MultiPolygon> corridors(int count) {
        var corridors = new ArrayList<MultiPolygon>();
        while (corridors.size() < count) {
            Geometry band = line(30_000 + 50_000 * random.nextDouble()).buffer(20 + 20 * random.nextDouble(), 2);
            if (band instanceof Polygon polygon && ground.contains(polygon.getEnvelopeInternal())) {
                corridors.add(areas(polygon));
            }
        }
        return corridors;
    }

    private Geometry line(double length) {
        double across = 0.8 * Math.min(length, ground.getWidth());
        boolean northwards = random.nextBoolean();
        double side = 0.3 + 0.4 * random.nextDouble();
        double[] phase = {random.nextDouble() * 7, random.nextDouble() * 7, random.nextDouble() * 7};
        int steps = (int) (across / 20);
        double start = (ground.getWidth() - across) * random.nextDouble();
        var points = new Coordinate[steps + 1];
        for (int k = 0; k <= steps; k++) {
            double along = start + across * k / steps;
            double swing = Math.min(1500, ground.getWidth() / 20) * Math.sin(along / 3000 + phase[0])
                    + 300 * Math.sin(along / 700 + phase[1])
                    + 40 * Math.sin(along / 150 + phase[2]);
            double offset = side * ground.getWidth() + swing;
            points[k] = northwards
                    ? new Coordinate(ground.getMinX() + offset, ground.getMinY() + along)
                    : new Coordinate(ground.getMinX() + along, ground.getMinY() + offset);
        }
        return SeededCoverage.FACTORY.createLineString(points);
    }

    private MultiPolygon star(double radius, int points, double roughness) {
        double x = ground.getMinX() + radius + (ground.getWidth() - 2 * radius) * random.nextDouble();
        double y = ground.getMinY() + radius + (ground.getHeight() - 2 * radius) * random.nextDouble();
        double stretch = 0.5 + random.nextDouble();
        double[] phase = {random.nextDouble() * 7, random.nextDouble() * 7, random.nextDouble() * 7};
        double turn = random.nextDouble() * 2 * Math.PI;
        var ring = new Coordinate[points + 1];
        for (int k = 0; k < points; k++) {
            double angle = 2 * Math.PI * k / points;
            double waves = Math.sin(2 * angle + phase[0])
                    + 0.7 * Math.sin(5 * angle + phase[1])
                    + 0.3 * Math.sin(11 * angle + phase[2]);
            double r = radius * (1 - roughness * (0.5 + 0.2 * waves) - 4.0 / points * roughness * random.nextDouble());
            double u = r * Math.cos(angle) * Math.min(1, stretch);
            double v = r * Math.sin(angle) * Math.min(1, 1 / stretch);
            ring[k] = new Coordinate(
                    x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn));
        }
        ring[points] = ring[0];
        return areas(SeededCoverage.FACTORY.createPolygon(ring));
    }

    private static MultiPolygon areas(Polygon polygon) {
        return SeededCoverage.FACTORY.createMultiPolygon(new Polygon[] {polygon});
    }
}
