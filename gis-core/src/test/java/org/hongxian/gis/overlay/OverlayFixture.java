package org.hongxian.gis.overlay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Red lines and layers from WKT; offsets are metres east and north of (39 540 000, 3 450 000) in zone 39. */
final class OverlayFixture {

    static final CrsCode ZONE_39 = new CrsCode(4527);
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final OverlayOptions DOSSIER = OverlayOptions.dossier(DAY);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private OverlayFixture() {}

    static Geometry at(String wkt) {
        try {
            return AffineTransformation.translationInstance(39_540_000, 3_450_000)
                    .transform(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    static MultiPolygon redLine(String wkt) {
        Geometry geometry = at(wkt);
        return geometry instanceof MultiPolygon m ? m : FACTORY.createMultiPolygon(new Polygon[] {(Polygon) geometry});
    }

    static LayerFeature parcel(String id, String owner, String landClass, String wkt) {
        return new LayerFeature(
                id, at(wkt), Map.of("QSDWDM", owner, "QSDWMC", "村" + owner, "QSXZ", "30", "DLBM", landClass));
    }

    static InMemoryLayer layer(String name, String extent, LayerFeature... features) {
        return new InMemoryLayer(
                name, "1", ZONE_39, DAY, extent.isEmpty() ? null : at(extent), Arrays.asList(features));
    }

    static InMemoryLayer farmland(String extent, String... wkt) {
        var features = new ArrayList<LayerFeature>();
        for (String w : wkt) {
            features.add(new LayerFeature("P" + features.size(), at(w), Map.of()));
        }
        return layer("YJJBNTTB", extent, features.toArray(LayerFeature[]::new));
    }

    /** The same layer; tells of every feature before handing it on. */
    static LayerSource watched(LayerSource layer, Consumer<LayerFeature> watcher) {
        return new LayerSource() {
            @Override
            public String layer() {
                return layer.layer();
            }

            @Override
            public String version() {
                return layer.version();
            }

            @Override
            public CrsCode crs() {
                return layer.crs();
            }

            @Override
            public LocalDate dataDate() {
                return layer.dataDate();
            }

            @Override
            public Geometry extent() {
                return layer.extent();
            }

            @Override
            public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
                layer.visit(envelope, watcher.andThen(visitor));
            }
        };
    }

    static String rectangle(double west, double south, double east, double north) {
        return "POLYGON ((%1$s %2$s, %1$s %4$s, %3$s %4$s, %3$s %2$s, %1$s %2$s))".formatted(west, south, east, north);
    }

    /** An irregular mesh of quadrilaterals with shared corners, 20 m each, from the origin. */
    static List<LayerFeature> mesh(int columns, int rows, Random random) {
        var corners = new Coordinate[columns + 1][rows + 1];
        for (int i = 0; i <= columns; i++) {
            for (int j = 0; j <= rows; j++) {
                corners[i][j] = new Coordinate(
                        39_540_000 + 20 * i + 8 * (random.nextDouble() - 0.5),
                        3_450_000 + 20 * j + 8 * (random.nextDouble() - 0.5));
            }
        }
        String[] classes = {"0101", "0103", "0301", "0702", "1006"};
        var features = new ArrayList<LayerFeature>();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                Polygon cell = FACTORY.createPolygon(new Coordinate[] {
                    corners[i][j], corners[i][j + 1], corners[i + 1][j + 1], corners[i + 1][j], corners[i][j]
                });
                features.add(new LayerFeature(
                        "%03d-%03d".formatted(i, j),
                        cell,
                        Map.of(
                                "QSDWDM",
                                "99010" + i % 3,
                                "QSDWMC",
                                "村" + i % 3,
                                "QSXZ",
                                "30",
                                "DLBM",
                                classes[random.nextInt(classes.length)])));
            }
        }
        return features;
    }

    /** A star-shaped red line around a centre. */
    static MultiPolygon randomRedLine(double centre, double radius, Random random) {
        int n = 5 + random.nextInt(30);
        var points = new Coordinate[n + 1];
        for (int i = 0; i < n; i++) {
            double angle = -2 * Math.PI * i / n;
            double r = radius * (0.5 + 0.5 * random.nextDouble());
            points[i] =
                    new Coordinate(39_540_000 + centre + r * Math.cos(angle), 3_450_000 + centre + r * Math.sin(angle));
        }
        points[n] = points[0].copy();
        return FACTORY.createMultiPolygon(new Polygon[] {FACTORY.createPolygon(points)});
    }
}
