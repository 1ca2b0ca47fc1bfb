package org.hongxian.map.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.coverage.CoverageState.Condition;
import org.hongxian.map.coverage.VersionCoverage.CoveredLand;
import org.hongxian.map.coverage.VersionCoverage.GroupArea;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;

/** The same answers on every database, whatever happens to the files. */
abstract class CoverageFilesTest extends CoveredRegion {

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
}
