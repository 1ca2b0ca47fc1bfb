package org.hongxian.map.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.coverage.CoverageState.Condition;
import org.hongxian.map.layer.ImportListener;
import org.hongxian.map.layer.ImportListener.Step;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.Test;

/** The same care of the files on every database: made with an import, kept while somebody needs them. */
abstract class CoverageUpkeepTest extends CoveredRegion {

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
    void afterARestWhatWasAskedMeanwhileIsMadeReadyToo() {
        LayerVersion version = imported(1);
        awaitReady(version);
        files.close();
        assertThat(files.ask(version, VersionCoverage::parcels)).isEmpty();

        files.open();
        files.prepare(List.of(version));

        assertThat(files.await(version, Patience.PATIENCE, () -> true).condition())
                .isEqualTo(Condition.READY);
        assertSameAsPieces(version, redLine(1));
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
    void nothingIsClearedAwayWhereNobodyCanSayWhatIsInUse() throws Exception {
        LayerVersion first = imported(1);
        awaitReady(first);
        LayerVersion second = imported(2);
        files.close();
        files = new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC(), () -> {
            throw new IllegalStateException("an order that cannot be read");
        });

        files.prepare(List.of(second));
        awaitReady(second);

        assertThat(coverageFiles()).hasSize(4);
    }

    @Test
    void filesMadeAlongWithTheImportAnswerWithoutBeingMadeAgain() throws Exception {
        var steps = new ArrayList<Step>();

        LayerVersion version = imported(1, (step, features) -> steps.add(step), files.alongWithImport());

        assertThat(steps).contains(Step.PACKING);
        assertThat(coverageFiles()).hasSize(2);
        List<Object> made = times();
        files.prepare(catalogue.current());
        assertThat(files.await(version, Patience.PATIENCE, () -> true).condition())
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
                        files.await(other, Patience.PATIENCE, () -> true);
                    }
                },
                files.alongWithImport());

        List<Object> made = times();
        files.prepare(catalogue.current());
        files.await(version, Patience.PATIENCE, () -> true);
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
        assertThat(files.await(version, Patience.PATIENCE, () -> true).condition())
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
}
