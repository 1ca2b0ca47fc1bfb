package org.hongxian.map.sheet;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.survey.AdjoiningRun;
import org.hongxian.gis.survey.SurveySettings;
import org.hongxian.map.style.StyleBook;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A made-up neighbourhood around easting 39 540 000, northing 3 450 000 in EPSG:4527, and sheets of it. */
final class SheetFixture {

    static final CrsCode CRS = new CrsCode(4527);
    static final double EASTING = 39_540_000;
    static final double NORTHING = 3_450_000;
    static final PdfFont FONT = new PdfFont(Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"), "WenQuanYiZenHei");
    static final SurveyMap MAP = new SurveyMap(StyleBook.load(), FONT);

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private SheetFixture() {}

    /** Offsets from the corner of the neighbourhood, metres, clockwise. */
    static BoundaryRing ring(int number, int firstName, double... offsets) {
        List<BoundaryPoint> points = new ArrayList<>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(
                    new BoundaryPoint("J" + (firstName + i / 2), EASTING + offsets[i], NORTHING + offsets[i + 1], 0));
        }
        return new BoundaryRing(number, points, true);
    }

    static Plot plot(String number, String name, BoundaryRing... rings) {
        return new Plot(number, name, null, null, "", "", "", 0, List.of(rings));
    }

    /** A ring of many points around an ellipse, jittered; with coordinates to the tenth of a millimetre. */
    static BoundaryRing manyPoints(long seed, int count, double radiusEast, double radiusNorth) {
        Random random = new Random(seed);
        List<BoundaryPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * 3 / 4 - 2 * Math.PI * i / count;
            double r = 0.8 + 0.25 * random.nextDouble();
            points.add(new BoundaryPoint(
                    "J" + (i + 1),
                    Math.rint((EASTING + radiusEast * r * Math.cos(angle)) * 1e4) / 1e4,
                    Math.rint((NORTHING + radiusNorth * r * Math.sin(angle)) * 1e4) / 1e4,
                    0));
        }
        return new BoundaryRing(1, points, true);
    }

    static SheetContent content(List<SheetContent.PlotOnSheet> plots, List<LayerSource> background) {
        return new SheetContent(
                "勘测定界图",
                "青禾县光伏园区建设项目",
                CRS,
                plots,
                background,
                List.of(
                        polygon(EASTING - 9000, NORTHING - 7000, 18_000, 12_000),
                        polygon(EASTING - 9000, NORTHING + 5000, 18_000, 9000)),
                List.of(),
                SurveySettings.on(LocalDate.of(2026, 11, 22)),
                List.of(
                        new SheetContent.Fact("项目名称", "青禾县光伏园区建设项目"),
                        new SheetContent.Fact("用地单位", "示范能源有限公司"),
                        new SheetContent.Fact("用地总面积", "18.2345 公顷（273.52 亩）"),
                        new SheetContent.Fact("坐标系", "CGCS2000 三度带第39带 中央子午线117°"),
                        new SheetContent.Fact("高程基准", "1985国家高程基准"),
                        new SheetContent.Fact("成果版本", "图形第3版 3fa81c0b9e12")),
                List.of("底图：地类图斑第1版（2025-12-31）"),
                List.of("测量员", "绘图员", "检查员", "审核"),
                "青禾县自然资源局",
                "2026年11月22日");
    }

    static SheetContent with(SheetContent content, List<AdjoiningRun> adjoining) {
        return new SheetContent(
                content.title(),
                content.subtitle(),
                content.crs(),
                content.plots(),
                content.background(),
                content.overview(),
                adjoining,
                content.settings(),
                content.facts(),
                content.notes(),
                content.signers(),
                content.issuer(),
                content.on());
    }

    /** A village in the west of 250 m and one in the east of it; nothing is known north of 400 m. */
    static LayerSource villages() {
        return new Features(
                "DLTB",
                List.of(
                        new LayerFeature(
                                "w",
                                polygon(EASTING - 1000, NORTHING - 1000, 1250, 1400),
                                Map.of("QSDWDM", "1", "QSDWMC", "东沟村农民集体", "QSXZ", "30")),
                        new LayerFeature(
                                "e",
                                polygon(EASTING + 250, NORTHING - 1000, 1250, 1400),
                                Map.of("QSDWDM", "2", "QSDWMC", "西岭村农民集体", "QSXZ", "30"))));
    }

    static Geometry polygon(double easting, double northing, double width, double height) {
        return FACTORY.toGeometry(new Envelope(easting, easting + width, northing, northing + height));
    }

    /** Cells of 150 m with a seeded jitter at their corners, classes by turns. */
    static LayerSource landUse(long seed) {
        return landUse(
                seed, 150, List.of("0101", "0103", "0301", "0702", "1104", "1006", "0201", "0404", "0601", "1107"));
    }

    /** Cells of some metres with these classes by turns. */
    static LayerSource landUse(long seed, double cellMetres, List<String> classes) {
        Random random = new Random(seed);
        int size = 24;
        Coordinate[][] nodes = new Coordinate[size + 1][size + 1];
        for (int row = 0; row <= size; row++) {
            for (int column = 0; column <= size; column++) {
                nodes[row][column] = new Coordinate(
                        EASTING + ((column - 12) + random.nextDouble() * 0.53) * cellMetres,
                        NORTHING + ((row - 12) + random.nextDouble() * 0.53) * cellMetres);
            }
        }
        List<LayerFeature> features = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                Geometry cell = FACTORY.createPolygon(new Coordinate[] {
                    nodes[row][column],
                    nodes[row][column + 1],
                    nodes[row + 1][column + 1],
                    nodes[row + 1][column],
                    nodes[row][column]
                });
                String code = classes.get(features.size() % classes.size());
                features.add(new LayerFeature("f" + features.size(), cell, Map.of("DLBM", code)));
            }
        }
        return new Features("DLTB", features);
    }

    static LayerSource basicFarmland() {
        return new Features(
                "YJJBNTTB", List.of(new LayerFeature("p1", polygon(EASTING - 500, NORTHING, 420, 600), Map.of())));
    }

    private record Features(String layer, List<LayerFeature> features) implements LayerSource {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public CrsCode crs() {
            return CRS;
        }

        @Override
        public LocalDate dataDate() {
            return LocalDate.of(2025, 12, 31);
        }

        @Override
        public Geometry extent() {
            return polygon(EASTING - 2000, NORTHING - 2000, 4000, 4000);
        }

        @Override
        public void visit(Envelope envelope, Consumer<LayerFeature> visitor) {
            features.stream()
                    .filter(f -> f.geometry().getEnvelopeInternal().intersects(envelope))
                    .forEach(visitor);
        }
    }
}
