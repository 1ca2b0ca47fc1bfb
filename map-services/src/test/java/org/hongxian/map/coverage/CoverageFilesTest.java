package org.hongxian.map.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.map.coverage.CoverageState.Condition;
import org.hongxian.map.coverage.VersionCoverage.CoveredLand;
import org.hongxian.map.coverage.VersionCoverage.GroupArea;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.ImportCompanion;
import org.hongxian.map.layer.ImportListener;
import org.hongxian.map.layer.ImportListener.Step;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The same promises on every database: 20 x 20 parcels of some 50 m in two counties, west and east of a line. */
abstract class CoverageFilesTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final double E = 39_540_000;
    private static final double N = 3_450_000;
    private static final int SIDE = 20;
    private static final List<String> FIELDS = List.of("QSDWDM", "DLBM");
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @TempDir
    Path folder;

    private DatabaseLayerCatalogue catalogue;
    private CoverageFiles files;

    abstract DataSource dataSource();

    @BeforeEach
    void catalogue() {
        DataSource dataSource = dataSource();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/layer")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        catalogue =
                new DatabaseLayerCatalogue(dataSource, new DataSourceTransactionManager(dataSource), Clock.systemUTC());
        files = open();
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void areasByOwnerAndClassAreThoseOfThePieces() {
        LayerVersion version = imported(1);

        awaitReady(version);

        assertThat(coverageFiles())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(version.id() + "-990101.coverage", version.id() + "-990102.coverage");
        for (long seed = 1; seed <= 5; seed++) {
            assertSameAsPieces(version, redLine(seed));
        }
    }

    @Test
    void manyThreadsGetTheVerySameNumbers() throws Exception {
        LayerVersion version = imported(1);
        awaitReady(version);
        MultiPolygon redLine = redLine(3);
        List<GroupArea> alone = areas(version, redLine);
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<List<GroupArea>> question = () -> areas(version, redLine);
            for (Future<List<GroupArea>> answer :
                    pool.invokeAll(Stream.generate(() -> question).limit(64).toList())) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void filesOfAnEarlierRunAreUsedAsTheyAre() throws Exception {
        LayerVersion version = imported(1);
        awaitReady(version);
        List<Object> made = times();

        reopen(version);

        assertThat(times()).isEqualTo(made);
        assertSameAsPieces(version, redLine(1));
    }

    @Test
    void aTruncatedFileIsMadeAgainAndReported() throws Exception {
        LayerVersion version = imported(1);
        awaitReady(version);
        files.close();
        cutOff(coverageFiles().get(0), 3_000);

        reopen(version);

        assertThat(state(version).detail()).contains("not as long as it says");
        assertSameAsPieces(version, redLine(1));
    }

    @Test
    void aFileWithOneBitFlippedIsMadeAgainWhereverTheBitIs() throws Exception {
        LayerVersion version = imported(1);
        awaitReady(version);
        var random = new Random(5);
        for (int i = 0; i < 8; i++) {
            files.close();
            Path file = coverageFiles().get(i % 2);
            flipBit(file, random.nextInt((int) Files.size(file)), random.nextInt(8));

            reopen(version);

            assertThat(state(version).detail()).isNotEmpty();
            assertSameAsPieces(version, redLine(1));
        }
    }

    @Test
    void theMissingFileOfOneCountyIsNoticed() throws Exception {
        LayerVersion version = imported(1);
        awaitReady(version);
        files.close();
        Files.delete(coverageFiles().get(1));

        reopen(version);

        assertThat(coverageFiles()).hasSize(2);
        assertThat(state(version).detail()).contains("not all of the files");
        assertSameAsPieces(version, redLine(2));
    }

    @Test
    void aFileOfAnotherVersionUnderTheNameOfThisOneIsNotBelieved() throws Exception {
        LayerVersion first = imported(1);
        LayerVersion second = imported(2);
        awaitReady(first);
        awaitReady(second);
        files.close();
        for (Path file : coverageFiles()) {
            String name = file.getFileName().toString();
            if (name.startsWith(first.id().toString())) {
                String county = name.substring(name.lastIndexOf('-'));
                Path other = coverageFiles().stream()
                        .filter(one -> one.getFileName()
                                        .toString()
                                        .startsWith(second.id().toString())
                                && one.getFileName().toString().endsWith(county))
                        .findFirst()
                        .orElseThrow();
                Files.write(file, Files.readAllBytes(other));
            }
        }

        reopen(first);

        assertThat(state(first).detail()).contains("another source");
        assertSameAsPieces(first, redLine(2));
    }

    @Test
    void aFileCutOffWhileItIsInUseGivesNoAnswerAndThenTheRightOne() throws Exception {
        LayerVersion version = imported(1);
        awaitReady(version);
        MultiPolygon everything = square(0, 0, 50 * SIDE);
        assertThat(files.ask(version, coverage -> coverage.areas(everything, FIELDS)))
                .isPresent();

        Optional<Optional<CoveredLand>> answer = files.ask(version, coverage -> {
            cutOff(coverageFiles().get(0), 4_096);
            return coverage.areas(redLine(2), FIELDS);
        });

        assertThat(answer).isEmpty();
        awaitReady(version);
        assertThat(state(version).detail()).contains("cut off while it was in use");
        assertSameAsPieces(version, redLine(2));
    }

    @Test
    void aLayerInLongitudeAndLatitudeHasNoFilesAndIsNoFailure() {
        LayerVersion version = catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", new CrsCode(4490), DAY, null, "test"),
                Stream.of(new LayerFeature("a", GEOMETRY.toGeometry(redLine(1).getEnvelopeInternal()), Map.of())));

        files.ask(version, VersionCoverage::parcels);

        awaitCondition(version, Condition.NOT_POSSIBLE);
        assertThat(coverageFiles()).isEmpty();
    }

    @Test
    void anEmptyLayerIsReadyAndSharesNothing() {
        LayerVersion version =
                catalogue.importVersion(new NewVersion("DLTB", "地类图斑", ZONE_39, DAY, null, "test"), Stream.of());

        awaitReady(version);

        assertThat(areas(version, redLine(1))).isEmpty();
    }

    @Test
    void onlyTheCurrentVersionsKeepTheirFiles() {
        LayerVersion first = imported(1);
        awaitReady(first);
        LayerVersion second = imported(2);

        files.prepare(List.of(second));
        awaitReady(second);

        assertThat(coverageFiles()).hasSize(2).allSatisfy(file -> assertThat(file.getFileName())
                .asString()
                .startsWith(second.id().toString()));
        assertThat(files.states()).extracting(CoverageState::versionId).containsExactly(second.id());
    }

    @Test
    void theFilesOfAVersionInUseStayAndAnswer() throws Exception {
        LayerVersion first = imported(1);
        awaitReady(first);
        LayerVersion second = imported(2);
        files.close();
        files = new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC(), () -> Set.of(first.id()));

        files.prepare(List.of(second));
        awaitReady(second);

        assertThat(files.states()).extracting(CoverageState::versionId).containsExactly(second.id());
        assertThat(coverageFiles()).hasSize(4);
        List<Object> before = times();
        awaitReady(first);
        assertThat(times()).isEqualTo(before);
        assertSameAsPieces(first, redLine(3));
    }

    @Test
    void filesMadeAlongWithTheImportAnswerWithoutBeingMadeAgain() throws Exception {
        var steps = new ArrayList<Step>();

        LayerVersion version = imported(1, (step, features) -> steps.add(step), files.alongWithImport());

        assertThat(steps).contains(Step.PACKING);
        assertThat(coverageFiles()).hasSize(2);
        List<Object> made = times();
        files.prepare(catalogue.current());
        assertThat(files.await(version, Duration.ofSeconds(20), () -> true).condition())
                .isEqualTo(Condition.READY);
        assertThat(times()).isEqualTo(made);
        assertSameAsPieces(version, redLine(2));
    }

    @Test
    void anImportStoppedWhilePackingLeavesNeitherVersionNorFiles() throws Exception {
        assertThatThrownBy(() -> imported(
                        1,
                        (step, features) -> {
                            if (step == Step.PACKING) {
                                throw new CancellationException();
                            }
                        },
                        files.alongWithImport()))
                .isInstanceOf(CancellationException.class);

        assertThat(catalogue.current()).isEmpty();
        assertThat(folder.resolve("coverage")).isEmptyDirectory();
    }

    @Test
    void filesOfAnImportUnderWayAreNotTakenForOldOnes() throws Exception {
        LayerVersion other = imported(2);
        awaitReady(other);

        LayerVersion version = imported(
                1,
                (step, features) -> {
                    if (step == Step.PACKING) {
                        files.prepare(List.of(other));
                        files.await(other, Duration.ofSeconds(20), () -> true);
                    }
                },
                files.alongWithImport());

        List<Object> made = times();
        files.prepare(catalogue.current());
        files.await(version, Duration.ofSeconds(20), () -> true);
        assertThat(coverageFiles()).allSatisfy(file -> assertThat(file.getFileName())
                .asString()
                .startsWith(version.id().toString()));
        assertSameAsPieces(version, redLine(5));
        assertThat(made).hasSize(4);
    }

    @Test
    void aLayerThatReachesTooFarIsImportedWithoutFiles() {
        LayerVersion version = catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", ZONE_39, DAY, null, "test"),
                consumer -> {
                    consumer.accept(new LayerFeature("a", square(0, 0, 10), Map.of()));
                    consumer.accept(new LayerFeature("b", square(300_000, 0, 10), Map.of()));
                },
                ImportListener.NONE,
                files.alongWithImport());

        assertThat(version.featureCount()).isEqualTo(2);
        assertThat(files.await(version, Duration.ofSeconds(20), () -> true).condition())
                .isEqualTo(Condition.NOT_POSSIBLE);
        assertThat(coverageFiles()).isEmpty();
    }

    @Test
    void distrustedFilesAreMadeAgain() {
        LayerVersion version = imported(1);
        awaitReady(version);

        files.distrust(version, "another answer than the database");
        awaitReady(version);

        assertThat(state(version).detail()).isEqualTo("another answer than the database");
        assertSameAsPieces(version, redLine(4));
    }

    private CoverageFiles open() {
        return new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC());
    }

    private void reopen(LayerVersion version) {
        files.close();
        files = open();
        awaitReady(version);
    }

    private void awaitReady(LayerVersion version) {
        awaitCondition(version, Condition.READY);
    }

    private void awaitCondition(LayerVersion version, Condition condition) {
        for (int i = 0; i < 2_000; i++) {
            files.ask(version, VersionCoverage::parcels);
            if (state(version).condition() == condition) {
                return;
            }
            sleep();
        }
        assertThat(state(version)).extracting(CoverageState::condition).isEqualTo(condition);
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CoverageState state(LayerVersion version) {
        return files.states().stream()
                .filter(state -> state.versionId().equals(version.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<GroupArea> areas(LayerVersion version, MultiPolygon redLine) {
        CoveredLand answer = files.ask(version, coverage -> coverage.areas(redLine, FIELDS))
                .orElseThrow()
                .orElseThrow();
        assertThat(answer.overlapSquareMetres()).isZero();
        return answer.groups();
    }

    private void assertSameAsPieces(LayerVersion version, MultiPolygon redLine) {
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

    private List<Path> coverageFiles() {
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

    private List<Object> times() throws IOException {
        var times = new ArrayList<Object>();
        for (Path file : coverageFiles()) {
            times.add(Files.getAttribute(file, "unix:ctime"));
        }
        return times;
    }

    private static void cutOff(Path file, long length) {
        try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flipBit(Path file, long at, int bit) throws IOException {
        try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(at);
            int value = opened.read();
            opened.seek(at);
            opened.write(value ^ 1 << bit);
        }
    }

    private LayerVersion imported(long seed) {
        return imported(seed, ImportListener.NONE, ImportCompanion.NONE);
    }

    private LayerVersion imported(long seed, ImportListener listener, ImportCompanion companion) {
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

    private static double millimetres(double metres) {
        return Math.rint(metres * 1000) / 1000;
    }

    private static MultiPolygon redLine(long seed) {
        var random = new Random(seed);
        MultiPolygon square = square(100 + 200 * random.nextDouble(), 80 + 200 * random.nextDouble(), 430);
        return (MultiPolygon) AffineTransformation.rotationInstance(random.nextDouble(), E + 25 * SIDE, N + 25 * SIDE)
                .transform(square);
    }

    private static MultiPolygon square(double east, double north, double side) {
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
