package org.hongxian.gis.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.precision.MinimumClearance;

/** What is left out of borders at a level of detail, and how far the rest may be moved. */
class PointLevelsTest {

    private static final double METRE = ParcelReader.UNITS_PER_METRE;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void pointsLeftOutLieNoFartherFromTheLineThanTheTolerance(long seed) throws Exception {
        try (PackedCoverage packed = new JitteredCoverage(seed, 14, 90).pack(folder.resolve("c"))) {
            var reader = new ParcelReader(packed);
            double keptBefore = 1;
            for (int level = 1; level <= PointLevels.COUNT; level++) {
                double tolerance = PointLevels.toleranceUnits(level) / METRE;
                long kept = 0;
                for (int parcel = 0; parcel < packed.parcels(); parcel++) {
                    Geometry all = packed.geometry(parcel);
                    Geometry simple = geometry(packed, parcel, level);
                    Geometry border = simple.getBoundary();
                    for (Coordinate at : all.getCoordinates()) {
                        assertThat(border.distance(FACTORY.createPoint(at)))
                                .as("level %d parcel %d", level, parcel)
                                .isLessThanOrEqualTo(tolerance + 1e-6);
                    }
                    reader.read(parcel, level);
                    kept += reader.ringEnd(reader.rings() - 1) / 2;
                    for (int ring = 0, from = 0; ring < reader.rings(); from = reader.ringEnd(ring), ring++) {
                        assertThat(reader.ringEnd(ring) - from).isGreaterThanOrEqualTo(6);
                    }
                }
                double share = kept / (double) packed.points();
                assertThat(share).isLessThanOrEqualTo(keptBefore);
                keptBefore = share;
            }
            // Borders sway by 0.9 m to each side: at 8 m there is nothing left of that but the corners.
            assertThat(keptBefore).isLessThan(0.45);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void neighboursKeepTheSamePointsOfTheirBorder(long seed) throws Exception {
        try (PackedCoverage packed = new JitteredCoverage(seed, 14, 90).pack(folder.resolve("c"))) {
            for (int level = 1; level <= 5; level++) {
                Map<Coordinate, Set<Integer>> parcelsAt = new HashMap<>();
                Map<Coordinate, Set<Integer>> keptAt = new HashMap<>();
                for (int parcel = 0; parcel < packed.parcels(); parcel++) {
                    for (Coordinate at : packed.geometry(parcel).getCoordinates()) {
                        parcelsAt.computeIfAbsent(at, unseen -> new HashSet<>()).add(parcel);
                    }
                    for (Coordinate at : geometry(packed, parcel, level).getCoordinates()) {
                        keptAt.computeIfAbsent(at, unseen -> new HashSet<>()).add(parcel);
                    }
                }
                long shared = 0;
                long differ = 0;
                for (Map.Entry<Coordinate, Set<Integer>> entry : keptAt.entrySet()) {
                    Set<Integer> parcels = parcelsAt.get(entry.getKey());
                    shared += parcels.size() == 2 ? 1 : 0;
                    differ += parcels.size() == 2 && entry.getValue().size() == 1 ? 1 : 0;
                }
                // Next to a corner of three parcels one side may see a straight border where the other sees a bend.
                assertThat(differ / (double) shared).as("level " + level).isLessThan(0.1);
            }
        }
    }

    @Test
    void levelsAreReadAsTheyWereFoundWhereverAParcelBegins() throws Exception {
        try (PackedCoverage packed = pack(
                "POLYGON ((39500000 4000000, 39500000 4000050, 39500020.1 4000050.02, 39500040 4000050, 39500050 4000000, 39500000 4000000))",
                "POLYGON ((39500100 4000000, 39500100 4000050, 39500140.2 4000050.3, 39500150 4000050, 39500150.4 4000020, 39500150 4000010, 39500100 4000000))",
                "POLYGON ((39500200 4000000, 39500200 4000050, 39500210 4000050.9, 39500240 4000050, 39500250 4000000, 39500200 4000000))")) {
            var reader = new ParcelReader(packed);
            var whole = new RingBuffer();
            var beginsAtOdd = new HashSet<Boolean>();
            int points = 0;
            int leftOut = 0;
            for (int parcel = 0; parcel < packed.parcels(); parcel++) {
                packed.read(parcel, whole);
                beginsAtOdd.add(points % 2 == 1);
                points += whole.length() / 2;
                byte[] found = new PointLevels().of(whole);
                for (int level = 0; level <= PointLevels.COUNT; level++) {
                    var expected = new ArrayList<Integer>();
                    for (int i = 0; i < whole.length(); i += 2) {
                        if (found[i / 2] > level) {
                            expected.add(whole.points[i]);
                            expected.add(whole.points[i + 1]);
                        }
                    }
                    leftOut += (whole.length() - expected.size()) / 2;
                    reader.read(parcel, level);
                    assertThat(Arrays.stream(reader.points(), 0, reader.ringEnd(0))
                                    .boxed())
                            .as("parcel %d level %d", parcel, level)
                            .containsExactlyElementsOf(expected);
                }
            }
            assertThat(beginsAtOdd).containsExactlyInAnyOrder(true, false);
            assertThat(leftOut).isPositive();
        }
    }

    @Test
    void aHoleAndThePieceInItKeepTheSamePoints() throws Exception {
        var ring = new StringBuilder();
        var random = new Random(6);
        String first = "";
        for (int k = 0; k < 60; k++) {
            double radius = 40 + 4 * random.nextDouble();
            String at = "%.3f %.3f"
                    .formatted(
                            39_500_000 + radius * Math.cos(k * Math.PI / 30),
                            4_000_000 + radius * Math.sin(k * Math.PI / 30));
            first = k == 0 ? at : first;
            ring.append(at).append(", ");
        }
        ring.append(first);
        try (PackedCoverage packed = pack(
                "POLYGON ((39499900 3999900, 39500100 3999900, 39500100 4000100, 39499900 4000100, 39499900 3999900), (%s))"
                        .formatted(ring),
                "POLYGON ((%s))".formatted(ring))) {
            int outer = packed.id(0).equals("0") ? 0 : 1;
            for (int level = 0; level <= PointLevels.COUNT; level++) {
                var hole = ((Polygon) geometry(packed, outer, level).getGeometryN(0)).getInteriorRingN(0);
                var shell = ((Polygon) geometry(packed, 1 - outer, level).getGeometryN(0)).getExteriorRing();
                assertThat((Object) FACTORY.createPolygon(hole).norm())
                        .isEqualTo(FACTORY.createPolygon(shell).norm());
            }
        }
    }

    @Test
    void aStripNarrowerThanWhatMayBeLeftOutKeepsItsPoints() throws Exception {
        // 0.3 m by 100 m, with a bend of 0.05 m
        try (PackedCoverage packed = pack(
                "POLYGON ((39500000 4000000, 39500050 4000000.05, 39500100 4000000, 39500100 4000000.3, 39500050 4000000.35, 39500000 4000000.3, 39500000 4000000))")) {
            for (int level = 1; level <= PointLevels.COUNT; level++) {
                assertThat(geometry(packed, 0, level).getNumPoints())
                        .as("level " + level)
                        .isEqualTo(7);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void clearancesAreThoseOfTheKeptPointsAndNeverTooLarge(long seed) throws Exception {
        try (PackedCoverage packed = new JitteredCoverage(seed, 10, 30).pack(folder.resolve("c"))) {
            var reader = new ParcelReader(packed);
            for (int level = 0; level <= PointLevels.COUNT; level++) {
                double enough = level == 0 ? 6 : 5 * PointLevels.toleranceUnits(level) / METRE;
                for (int parcel = 0; parcel < packed.parcels(); parcel++) {
                    Geometry simple = geometry(packed, parcel, level);
                    double exact = simple.isValid() ? MinimumClearance.getDistance(simple) : 0;
                    double known = reader.clearance(parcel, level) / METRE;
                    assertThat(known).isLessThanOrEqualTo(exact + 1e-7);
                    assertThat(known).isGreaterThanOrEqualTo(0.91 * Math.min(exact, enough) - 1.5 / METRE);
                }
            }
        }
    }

    @Test
    void ringsThatTouchHaveNoClearance() throws Exception {
        try (PackedCoverage packed = pack(
                "POLYGON ((39500000 4000000, 39500100 4000000, 39500100 4000100, 39500000 4000100, 39500000 4000000), (39500050 4000000, 39500060 4000050, 39500040 4000050, 39500050 4000000))",
                "POLYGON ((39500200 4000000, 39500300 4000000, 39500300 4000100, 39500200 4000100, 39500200 4000000), (39500250 4000000.2, 39500260 4000050, 39500240 4000050, 39500250 4000000.2))")) {
            int touching = packed.id(0).equals("0") ? 0 : 1;
            var reader = new ParcelReader(packed);
            assertThat(reader.clearance(touching, 0)).isZero();
            assertThat(reader.clearance(1 - touching, 0) / METRE).isCloseTo(0.2, within(0.02));
        }
    }

    private static Geometry geometry(PackedCoverage packed, int parcel, int level) {
        var buffer = new RingBuffer();
        packed.read(parcel, level, buffer);
        return buffer.geometry(packed.grid);
    }

    private PackedCoverage pack(String... wkt) throws Exception {
        Path file = folder.resolve("packed");
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(new CrsCode(4527)))) {
            for (int i = 0; i < wkt.length; i++) {
                writer.add(String.valueOf(i), new WKTReader().read(wkt[i]), Map.of());
            }
            writer.finish("test");
        }
        return PackedCoverage.open(file);
    }
}
