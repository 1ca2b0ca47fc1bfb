package org.hongxian.map.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.coverage.CoverageState.Condition;
import org.hongxian.map.coverage.VersionCoverage.CoveredLand;
import org.hongxian.map.coverage.VersionCoverage.GroupArea;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.ImportCompanion;
import org.hongxian.map.layer.ImportListener;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** 20 x 20 parcels of some 50 m in two counties, west and east of a line, in a store of coverage files on a database. */
abstract class CoveredRegion {

    static final CrsCode ZONE_39 = new CrsCode(4527);
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final double E = 39_540_000;
    static final double N = 3_450_000;
    static final int SIDE = 20;
    static final List<String> FIELDS = List.of("QSDWDM", "DLBM");
    static final GeometryFactory GEOMETRY = new GeometryFactory();

    @TempDir
    Path folder;

    DatabaseLayerCatalogue catalogue;
    CoverageFiles files;

    abstract DataSource dataSource();

    @BeforeEach
    void catalogue() {
        DataSource dataSource = LayerTables.in(dataSource());
        catalogue =
                new DatabaseLayerCatalogue(dataSource, new DataSourceTransactionManager(dataSource), Clock.systemUTC());
        files = open();
    }

    @AfterEach
    void close() {
        files.close();
    }

    CoverageFiles open() {
        return new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC());
    }

    void reopen(LayerVersion version) {
        files.close();
        files = open();
        awaitReady(version);
    }

    void awaitReady(LayerVersion version) {
        awaitCondition(version, Condition.READY);
    }

    void awaitCondition(LayerVersion version, Condition condition) {
        Patience.await(() -> {
            files.ask(version, VersionCoverage::parcels);
            return state(version).condition() == condition;
        });
    }

    CoverageState state(LayerVersion version) {
        return files.states().stream()
                .filter(state -> state.versionId().equals(version.id()))
                .findFirst()
                .orElseThrow();
    }

    List<GroupArea> areas(LayerVersion version, MultiPolygon redLine) {
        CoveredLand answer = files.ask(version, coverage -> coverage.areas(redLine, FIELDS))
                .orElseThrow()
                .orElseThrow();
        assertThat(answer.overlapSquareMetres()).isZero();
        return answer.groups();
    }

    void assertSameAsPieces(LayerVersion version, MultiPolygon redLine) {
        OverlayResult pieces = new OverlayEngine()
                .overlay(
                        redLine,
                        ZONE_39,
                        catalogue.source(version),
                        List.of(),
                        new OverlayOptions(FIELDS, "", OverlayTolerances.on(DAY)));
        List<GroupArea> direct = areas(version, redLine).stream()
                .filter(area -> area.planarSquareMetres() > 0.001)
                .toList();
        assertThat(direct)
                .extracting(GroupArea::values)
                .isEqualTo(pieces.rows().stream().map(OverlayResult.Row::group).toList());
        for (int i = 0; i < direct.size(); i++) {
            double expected = pieces.rows().get(i).areaSquareMetres();
            assertThat(direct.get(i).planarSquareMetres()).isCloseTo(expected, within(Math.max(1e-6, 1e-9 * expected)));
        }
    }

    List<Path> coverageFiles() {
        Path coverage = folder.resolve("coverage");
        if (!Files.isDirectory(coverage)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(coverage)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Object> times() throws IOException {
        var times = new ArrayList<Object>();
        for (Path file : coverageFiles()) {
            times.add(Files.getAttribute(file, "unix:ctime"));
        }
        return times;
    }

    static void cutOff(Path file, long length) {
        try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void flipBit(Path file, long at, int bit) throws IOException {
        try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(at);
            int value = opened.read();
            opened.seek(at);
            opened.write(value ^ 1 << bit);
        }
    }

    LayerVersion imported(long seed) {
        return imported(seed, ImportListener.NONE, ImportCompanion.NONE);
    }

    LayerVersion imported(long seed, ImportListener listener, ImportCompanion companion) {
        var random = new Random(seed);
        var corners = new Coordinate[SIDE + 1][SIDE + 1];
        for (int i = 0; i <= SIDE; i++) {
            for (int j = 0; j <= SIDE; j++) {
                corners[i][j] = new Coordinate(
                        E + millimetres(50 * i + 15 * random.nextDouble()),
                        N + millimetres(50 * j + 15 * random.nextDouble()));
            }
        }
        var parcels = new ArrayList<LayerFeature>();
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                Polygon parcel = GEOMETRY.createPolygon(new Coordinate[] {
                    corners[i][j], corners[i][j + 1], corners[i + 1][j + 1], corners[i + 1][j], corners[i][j]
                });
                String county = i < SIDE / 2 ? "990101" : "990102";
                parcels.add(new LayerFeature(
                        "%04d".formatted(SIDE * i + j),
                        parcel,
                        Map.of(
                                "QSDWDM",
                                county + "00100" + random.nextInt(3),
                                "ZLDWDM",
                                county + "001001",
                                "DLBM",
                                random.nextBoolean() ? "0101" : "0301")));
            }
        }
        return catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", ZONE_39, DAY, null, "seed " + seed),
                parcels::forEach,
                listener,
                companion);
    }

    static double millimetres(double metres) {
        return Math.rint(metres * 1000) / 1000;
    }

    static MultiPolygon redLine(long seed) {
        var random = new Random(seed);
        MultiPolygon square = square(100 + 200 * random.nextDouble(), 80 + 200 * random.nextDouble(), 430);
        return (MultiPolygon) AffineTransformation.rotationInstance(random.nextDouble(), E + 25 * SIDE, N + 25 * SIDE)
                .transform(square);
    }

    static MultiPolygon square(double east, double north, double side) {
        double west = E + millimetres(east);
        double south = N + millimetres(north);
        return GEOMETRY.createMultiPolygon(new Polygon[] {
            GEOMETRY.createPolygon(new Coordinate[] {
                new Coordinate(west, south),
                new Coordinate(west, south + side),
                new Coordinate(west + side, south + side),
                new Coordinate(west + side, south),
                new Coordinate(west, south)
            })
        });
    }
}
