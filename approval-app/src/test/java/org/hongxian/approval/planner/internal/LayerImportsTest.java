package org.hongxian.approval.planner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hongxian.approval.planner.internal.ImportJob.Extent;
import org.hongxian.approval.planner.internal.ImportJob.Order;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.VersionCoverage;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class LayerImportsTest {

    @TempDir
    Path folder;

    private DataSource database;
    private DatabaseLayerCatalogue catalogue;
    private CoverageFiles files;
    private LayerImports imports;

    @BeforeEach
    void imports() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/layer")
                .load()
                .migrate();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        files = new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC());
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/planner");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        imports = new LayerImports(catalogue, files, messages, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        imports.close();
        files.close();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aFileBecomesTheNextVersionWithItsFindingsAndItsCoverageFiles() throws Exception {
        ImportJob job = take(parcels("0101", "9999"), false);

        await(job);

        assertThat(job.progress().state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().version()).isEqualTo(1);
        assertThat(job.progress().total()).isEqualTo(2);
        assertThat(job.progress().findings())
                .contains("没有调查范围:要素以外的地方一律答“没有数据”。", "分类中没有的地类编码:9999。")
                .anyMatch(finding -> finding.startsWith("图斑相互重叠 1 处,共 50 m²"));
        LayerVersion version = catalogue.findCurrent("DLTB").orElseThrow();
        assertThat(version.dataDate()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(files.ask(version, VersionCoverage::parcels)).contains(2L);
    }

    @Test
    void anUploadedFileIsDeletedAfterwardsAndOneOfTheServerStays() throws Exception {
        Path uploaded = parcels("0101", "0301");
        await(take(uploaded, true));
        Path picked = parcels("0101", "0301");
        await(take(picked, false));

        assertThat(uploaded).doesNotExist();
        assertThat(picked).exists();
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aDamagedFileSaysWhatIsWrongAndLeavesTheCurrentVersion() throws Exception {
        await(take(parcels("0101", "0301"), false));
        Path damaged = Files.writeString(
                folder.resolve("damaged.geojson"),
                Files.readString(parcels("0101", "0301")).substring(0, 400));

        ImportJob job = take(damaged, false);
        await(job);

        assertThat(job.progress().state()).isEqualTo(JobState.FAILED);
        assertThat(job.progress().problem()).contains("damaged.geojson");
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
        assertThat(catalogue.findCurrent("DLTB").orElseThrow().number()).isEqualTo(1);
        assertThat(tables()).isEqualTo(1);
    }

    private ImportJob take(Path file, boolean uploaded) throws Exception {
        var order = new Order(
                "DLTB",
                "地类图斑",
                file.getFileName().toString(),
                file,
                uploaded,
                LocalDate.of(2025, 12, 31),
                null,
                Extent.BEFORE);
        return imports.take(order, "admin").orElseThrow();
    }

    /** Two squares of 10 m of which the second begins in the middle of the first. */
    private Path parcels(String firstClass, String secondClass) throws Exception {
        String feature = "{\"type\":\"Feature\",\"properties\":{\"DLBM\":\"%s\",\"QSDWDM\":\"990101001001\"},"
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
