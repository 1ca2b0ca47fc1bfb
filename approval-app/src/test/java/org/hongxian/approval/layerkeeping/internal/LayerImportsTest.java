package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Extent;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Order;
import org.hongxian.approval.testkit.LayerDatabase;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.VersionCoverage;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.FeatureFeed;
import org.hongxian.map.layer.FieldMapping;
import org.hongxian.map.layer.ImportListener;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.VersionComparison;
import org.hongxian.map.quality.QualityTable;
import org.hongxian.map.quality.VersionQuality;
import org.hongxian.map.region.DivisionLayers;
import org.hongxian.map.tile.TileService;
import org.hongxian.map.tile.TileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class LayerImportsTest {

    private static final CurrentPerson PLANNER = new CurrentPerson() {

        private final Person planner = new Person(
                "yunchuan-planner", "规划员", "云川市自然资源和规划局", new AdministrativeCode("990100"), Set.of(Role.PLANNER), null);

        @Override
        public Optional<Person> find() {
            return Optional.of(planner);
        }

        @Override
        public Person get() {
            return planner;
        }

        @Override
        public boolean actsByServiceKey() {
            return false;
        }

        @Override
        public void runAs(Person person, Runnable work) {
            work.run();
        }
    };

    @TempDir
    Path folder;

    private DataSource database;
    private DatabaseLayerCatalogue catalogue;
    private CoverageFiles files;
    private LayerImports imports;
    private LayerVersions versions;
    private ImportHistory history;
    private ImportFindings findings;
    private VersionQualities qualities;
    private PlatformTransactionManager transactions;
    private final List<Object> recorded = new ArrayList<>();
    private final List<JobState> shownBeforeKept = new ArrayList<>();

    @BeforeEach
    void imports() throws Exception {
        database = LayerDatabase.inMemory("layerkeeping");
        transactions = new DataSourceTransactionManager(database);
        catalogue = new DatabaseLayerCatalogue(database, transactions, Clock.systemUTC());
        files = new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC());
        imports = started();
        catalogue.importVersion(version("DLTB"), reading(parcels("0101", "0301")), ImportListener.NONE);
    }

    private LayerImports started() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/layerkeeping", "i18n/job");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        history = new ImportHistory(JdbcClient.create(database)) {
            @Override
            void end(ImportJob job, ImportJob.Progress outcome) {
                shownBeforeKept.add(job.state());
                super.end(job, outcome);
            }
        };
        versions = new LayerVersions(
                catalogue,
                files,
                new TileService(catalogue, TileStore.NONE, 0),
                recorded::add,
                transactions,
                Clock.systemUTC());
        var divisions = new DivisionLayers(catalogue);
        qualities = new VersionQualities(
                catalogue, new QualityTable(database, Clock.systemUTC()), divisions, Clock.systemUTC());
        findings = new ImportFindings(qualities, messages);
        return new LayerImports(catalogue, files, versions, findings, divisions, history, PLANNER, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        imports.close();
        files.close();
    }

    @Test
    void aFileBecomesTheNextVersionWithItsFindingsAndItsCoverageFiles() throws Exception {
        ImportJob job = take(parcels("0101", "0301"), false);

        await(job);

        assertThat(job.progress().state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().result().version()).isEqualTo(2);
        assertThat(job.progress().result().features()).isEqualTo(2);
        assertThat(job.progress().findings())
                .extracting(Sentence::zh)
                .contains("没有调查范围：要素以外的地方一律答“没有数据”。")
                .anyMatch(finding -> finding.startsWith("图斑相互重叠 1 处，共 50 m²"));
        assertThat(job.progress().findings())
                .extracting(Sentence::en)
                .anyMatch(finding -> finding.startsWith("Parcels overlap at 1 places, 50 m²"));
        LayerVersion version = catalogue.findCurrent("DLTB").orElseThrow();
        assertThat(qualities.find(version.id()).orElseThrow().findings())
                .extracting(VersionQuality.Finding::kind)
                .containsExactly(VersionQuality.Kind.OVERLAP);
        assertThat(version.dataDate()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(files.ask(version, VersionCoverage::parcels)).contains(2L);
    }

    @Test
    void anUploadedFileIsDeletedAfterwardsAndOneOfTheServerStays() throws Exception {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Path uploaded = Files.move(parcels("0101", "0301"), alone.resolve("乡镇.geojson"));
        await(take(uploaded, true));
        Path picked = parcels("0101", "0301");
        await(take(picked, false));

        assertThat(alone).doesNotExist();
        assertThat(picked).exists();
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void aVersionWithoutUsableClassesWaitsAndIsNotMeasuredAgainst() throws Exception {
        ImportJob job = take(parcels("0101", "9Z9"), false);
        await(job);

        assertThat(job.progress().state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().result().counts()).isFalse();
        assertThat(job.progress().result().comparison().doubts())
                .extracting(VersionComparison.Doubt::kind)
                .containsExactly(VersionComparison.Kind.UNKNOWN_CLASSES);
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(1);
        assertThat(versions.waiting()).extracting(LayerVersion::number).containsExactly(2);
        assertThat(recorded)
                .extracting(event -> ((LayerDecision) event).kind(), event -> ((LayerDecision) event).doubts())
                .containsExactly(tuple("layer.held", "UNKNOWN_CLASSES"));
    }

    @Test
    void whatWaitsCountsForAReasonAndTheVersionBeforeCanCountAgain() throws Exception {
        ImportJob job = take(parcels("0101", "9Z9"), false);
        await(job);
        LayerVersion first = catalogue.findCurrent("DLTB").orElseThrow();
        recorded.clear();

        versions.makeCurrent(job.progress().result().versionId(), "yunchuan-planner", "测试用的编码");
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(2);
        assertThat(versions.waiting()).isEmpty();

        versions.makeCurrent(first.id(), "yunchuan-planner", "编码不对");
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(1);
        assertThat(versions.makeCurrent(first.id(), "yunchuan-planner", "再来一次")).isEmpty();
        assertThat(recorded)
                .extracting(event -> ((LayerDecision) event).facts())
                .satisfiesExactly(
                        facts -> assertThat(facts)
                                .containsEntry("number", "2")
                                .containsEntry("before", "1")
                                .containsEntry("reason", "测试用的编码")
                                .containsEntry("doubts", "UNKNOWN_CLASSES"),
                        facts -> assertThat(facts)
                                .containsEntry("number", "1")
                                .containsEntry("before", "2")
                                .containsEntry("reason", "编码不对"));
    }

    @Test
    void whatWaitsCanBeDiscardedAndWhatCountedCannot() throws Exception {
        ImportJob job = take(parcels("9Z9", "9Z9"), false);
        await(job);
        LayerVersion first = catalogue.findCurrent("DLTB").orElseThrow();

        assertThat(versions.discard(job.progress().result().versionId())).isPresent();
        assertThat(versions.discard(first.id())).isEmpty();

        assertThat(catalogue.list()).extracting(LayerVersion::number).containsExactly(1);
        assertThat(tables()).isEqualTo(1);
    }

    @Test
    void theCoverageFilesOfWhatIsDiscardedAreRemovedAtOnce() throws Exception {
        ImportJob job = take(parcels("9Z9", "9Z9"), false);
        await(job);
        UUID held = job.progress().result().versionId();
        assertThat(coverageFilesOf(held)).isNotEmpty();

        versions.discard(held);

        for (int i = 0; i < 1_000 && !coverageFilesOf(held).isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertThat(coverageFilesOf(held)).isEmpty();
    }

    private List<Path> coverageFilesOf(UUID version) throws Exception {
        try (var all = Files.list(folder.resolve("coverage"))) {
            return all.filter(file -> file.getFileName().toString().startsWith(version.toString()))
                    .toList();
        }
    }

    @Test
    void aLayerIsWithdrawnForAReasonThatIsRecordedAndCanComeBack() {
        LayerVersion first = catalogue.findCurrent("DLTB").orElseThrow();

        assertThat(versions.withdraw("DLTB", "yunchuan-planner", "权属单位撤回")).contains(first);
        assertThat(versions.withdraw("DLTB", "yunchuan-planner", "再撤一次")).isEmpty();

        assertThat(catalogue.findCurrent("DLTB")).isEmpty();
        assertThat(versions.withdrawn()).containsExactly(first);
        assertThat(versions.waiting()).isEmpty();
        assertThat(recorded)
                .extracting(event -> ((LayerDecision) event).kind(), event -> ((LayerDecision) event).reason())
                .containsExactly(tuple("layer.withdrawn", "权属单位撤回"));

        versions.makeCurrent(first.id(), "yunchuan-planner", "核对无误");
        assertThat(versions.withdrawn()).isEmpty();
        assertThat(catalogue.findCurrent("DLTB")).contains(first);
    }

    @Test
    void anImportIsOverWhenItsOutcomeIsKept() throws Exception {
        await(take(parcels("0101", "0301"), false));
        await(take(Files.writeString(folder.resolve("none.geojson"), "not GeoJSON"), false));

        assertThat(shownBeforeKept).containsExactly(JobState.RUNNING, JobState.RUNNING);
        assertThat(history.list(9))
                .extracting(job -> job.progress().state())
                .containsExactlyInAnyOrder(JobState.DONE, JobState.FAILED);
    }

    @Test
    void theFirstVersionOfALayerWaits() throws Exception {
        ImportJob job = take("DLTBB", parcels("0101", "0301"), false);
        await(job);

        assertThat(job.progress().result().counts()).isFalse();
        assertThat(catalogue.findCurrent("DLTBB")).isEmpty();
    }

    @Test
    void featuresThatCannotBeStoredAreNamedAsFeaturesAndCounted() throws Exception {
        String twoSquares = Files.readString(parcels("0101", "0301"));
        Path file = Files.writeString(
                folder.resolve("points.geojson"),
                twoSquares.substring(0, twoSquares.length() - 2)
                        + ",{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\","
                        + "\"coordinates\":[39540000,3450000]}}]}");

        ImportJob job = take(file, false);
        await(job);

        assertThat(job.progress().findings())
                .extracting(Sentence::zh)
                .anyMatch(finding -> finding.startsWith("第 3 个要素：") && !finding.contains("地块“00000003”"));
        assertThat(job.progress().result().leftOut()).isEqualTo(1);
        assertThat(job.progress().result().notStored()).singleElement().satisfies(reason -> assertThat(reason.zh())
                .startsWith("第 3 个要素："));
        assertThat(history.of(job.progress().result().versionId())
                        .orElseThrow()
                        .progress()
                        .result())
                .as("kept with the version")
                .isEqualTo(job.progress().result());
        assertThat(job.progress().result().comparison().doubts())
                .extracting(VersionComparison.Doubt::kind)
                .containsExactly(VersionComparison.Kind.LEFT_OUT);
    }

    @Test
    void importsAreRememberedAfterARestartAndInterruptedOnesSaySo() throws Exception {
        ImportJob done = take(parcels("0101", "9Z9"), false);
        await(done);
        imports.close();
        new JdbcTemplate(database)
                .update(
                        "insert into layerkeeping_import (id, layer, title, file_name, bytes, login, ordered_at)"
                                + " values (?, 'DLTB', '地类图斑', 'half.zip', 10, 'admin', ?)",
                        UUID.randomUUID(),
                        OffsetDateTime.now());

        imports = started();

        assertThat(imports.list())
                .extracting(job -> job.order().fileName(), job -> job.progress().state())
                .containsExactly(
                        tuple("half.zip", JobState.FAILED), tuple(done.order().fileName(), JobState.DONE));
        assertThat(imports.list().get(0).progress().problem().zh()).isEqualTo("服务在导入途中停止。");
        assertThat(imports.list().get(1).progress().result())
                .isEqualTo(done.progress().result());
        assertThat(imports.list().get(1).progress().findings())
                .isEqualTo(done.progress().findings());
    }

    @Test
    void aDamagedFileSaysWhatIsWrongAndLeavesTheCurrentVersion() throws Exception {
        Path damaged = Files.writeString(
                folder.resolve("damaged.geojson"),
                Files.readString(parcels("0101", "0301")).substring(0, 400));

        ImportJob job = take(damaged, false);
        await(job);

        assertThat(job.progress().state()).isEqualTo(JobState.FAILED);
        assertThat(job.progress().problem().zh()).startsWith("damaged.geojson: ");
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(1);
        assertThat(tables()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledLeavesNothing() throws Exception {
        ImportJob first = take(parcels("0101", "0301"), false);
        ImportJob second = take(parcels("0101", "0301"), true);
        second.cancel();
        await(first);
        await(second);

        assertThat(second.progress().state()).isEqualTo(JobState.CANCELLED);
        assertThat(second.order().file()).doesNotExist();
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(2);
        assertThat(tables()).isEqualTo(2);
    }

    @Test
    void cancellingWhileTheStoredVersionIsLookedAtTakesItBack() throws Exception {
        var looked = new CompletableFuture<Void>();
        var goOn = new CompletableFuture<Void>();
        imports.close();
        var waiting = new ImportFindings(qualities, new StaticMessageSource()) {
            @Override
            void quality(LayerVersion version, ImportJob job) {
                looked.complete(null);
                goOn.join();
            }

            @Override
            Sentence text(String key, Object... arguments) {
                return new Sentence(key, key);
            }
        };
        imports = new LayerImports(
                catalogue,
                files,
                versions,
                waiting,
                new DivisionLayers(catalogue),
                history,
                PLANNER,
                Clock.systemUTC());
        ImportJob job = take(parcels("0101", "0301"), false);
        looked.get(20, TimeUnit.SECONDS);

        assertThat(job.cancel()).isTrue();
        assertThat(job.isStopping()).isTrue();
        goOn.complete(null);
        await(job);

        assertThat(job.progress().state()).isEqualTo(JobState.CANCELLED);
        assertThat(catalogue.list()).extracting(LayerVersion::number).containsExactly(1);
        assertThat(tables()).isEqualTo(1);
    }

    @Test
    void whatCountsAlreadyCannotBeCancelledAnyMore() throws Exception {
        ImportJob job = take(parcels("0101", "0301"), false);
        await(job);

        assertThat(job.isCancellable()).isFalse();
        assertThat(job.cancel()).isFalse();
    }

    private static NewVersion version(String layer) {
        return new NewVersion(layer, layer, new CrsCode(4527), LocalDate.of(2024, 12, 31), null, "test");
    }

    private static FeatureFeed reading(Path file) {
        return consumer -> LayerFileReader.open(file, null).forEach(consumer);
    }

    private ImportJob take(Path file, boolean uploaded) throws Exception {
        return take("DLTB", file, uploaded);
    }

    private ImportJob take(String layer, Path file, boolean uploaded) throws Exception {
        var order = new Order(
                layer,
                "地类图斑",
                file.getFileName().toString(),
                file,
                uploaded,
                LocalDate.of(2025, 12, 31),
                null,
                "",
                Extent.BEFORE,
                FieldMapping.NONE);
        return imports.take(order).orElseThrow();
    }

    /** Two squares of 10 m of which the second begins in the middle of the first. */
    private Path parcels(String firstClass, String secondClass) throws Exception {
        String feature =
                "{\"type\":\"Feature\",\"properties\":{\"DLBM\":\"%s\",\"QSDWDM\":\"990101001001\",\"QSDWMC\":\"柳树村\",\"QSXZ\":\"30\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%2$s,3450000],[%3$s,3450000],[%3$s,3450010],"
                        + "[%2$s,3450010],[%2$s,3450000]]]}}";
        return Files.writeString(
                Files.createTempFile(folder, "parcels", ".geojson"),
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        + "\"urn:ogc:def:crs:EPSG::4527\"}},\"features\":["
                        + feature.formatted(firstClass, "39540000", "39540010")
                        + ","
                        + feature.formatted(secondClass, "39540005", "39540015")
                        + "]}");
    }

    private int tables() {
        Integer count = new JdbcTemplate(database)
                .queryForObject(
                        "select count(*) from information_schema.tables where upper(table_name) like 'LAYER_FEATURE_%'",
                        Integer.class);
        return count == null ? 0 : count;
    }

    private static void await(ImportJob job) throws InterruptedException {
        for (int i = 0; i < 2_000 && !job.progress().state().isOver(); i++) {
            Thread.sleep(10);
        }
    }
}
