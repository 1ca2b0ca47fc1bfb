package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.LayerDatabase;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.sample.SampleRegionFiles;
import org.hongxian.sample.SampleRegionGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** On a database of its own: the shared ones of the other tests must not get these layers. */
class SampleLayersTest {

    @TempDir
    private static Path region;

    @TempDir
    private Path coverage;

    private DatabaseLayerCatalogue catalogue;
    private LayerRegister register;

    @BeforeAll
    static void generate() throws IOException {
        SampleRegionGenerator.generate(5, 8_000, region);
    }

    @BeforeEach
    void emptyDatabase() {
        var database = LayerDatabase.inMemory();
        register = new LayerRegister(database, Clock.systemUTC());
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
    }

    @Test
    void theFirstStartImportsEveryLayerAndTheSecondNothing() {
        start(true, region.toString());

        List<LayerVersion> first = catalogue.current();
        assertThat(first)
                .extracting(LayerVersion::layer)
                .containsExactly("CJDCQ", "CZKFBJ", "DLTB", "STBHHX", "XZQ", "YJJBNTTB");
        assertThat(first).allSatisfy(version -> {
            assertThat(version.featureCount()).isPositive();
            assertThat(version.extent() != null).isTrue();
            assertThat(version.dataDate()).isNotNull();
        });

        start(true, region.toString());
        assertThat(catalogue.current()).isEqualTo(first);
        assertThat(first).allSatisfy(version -> {
            assertThat(register.history(version.layer())).hasSize(1);
            assertThat(register.metadata(version.layer()).ownerUnit()).isEqualTo("云川市自然资源和规划局");
            assertThat(register.isForServices(version.layer())).isTrue();
        });
    }

    @Test
    void anInterruptedFirstStartGoesOnWhereItWas() throws IOException {
        SampleRegionFiles files = SampleRegionFiles.open(region);
        SampleRegionFiles.Layer landUse = files.layers().get(0);
        try (Stream<LayerFeature> features = files.features(landUse)) {
            catalogue.importVersion(
                    new NewVersion(
                            landUse.key(),
                            landUse.title(),
                            landUse.crs(),
                            landUse.dataDate(),
                            landUse.extent(),
                            "test"),
                    features);
        }
        LayerVersion imported = catalogue.findCurrent("DLTB").orElseThrow();

        start(true, region.toString());

        assertThat(catalogue.current()).hasSize(6).contains(imported);
    }

    @Test
    void aLayerThatWasWithdrawnStaysWithdrawn() {
        start(true, region.toString());
        catalogue.withdraw("DLTB", "admin", "权属单位撤回");

        start(true, region.toString());

        assertThat(catalogue.findCurrent("DLTB")).isEmpty();
        assertThat(catalogue.list()).hasSize(6);
    }

    @Test
    void withoutTheSettingNothingIsImported() {
        start(false, region.toString());
        start(true, "");

        assertThat(catalogue.current()).isEmpty();
    }

    @Test
    void aFolderWithoutARegionStopsTheStartWithItsName(@TempDir Path empty) {
        assertThatThrownBy(() -> start(true, empty.toString()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(empty.toString());
        assertThat(empty).isEmptyDirectory();
    }

    private void start(boolean enabled, String directory) {
        var layers = new SampleLayers(
                catalogue,
                register,
                new CoverageFiles(coverage, catalogue, Clock.systemUTC()),
                new SampleLayersProperties(enabled, directory));
        layers.start();
        assertThat(layers.isRunning()).isTrue();
    }
}
