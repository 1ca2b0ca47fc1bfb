package org.hongxian.approval.redlines.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.redlines.internal.RedLineJob.Order;
import org.hongxian.approval.testkit.LayerDatabase;
import org.hongxian.gis.bulk.AreaTable;
import org.hongxian.gis.bulk.AreaTable.Format;
import org.hongxian.gis.bulk.AreaTable.Layout;
import org.hongxian.gis.bulk.Outcome;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Two counties of 1 km side by side, with squares of 100 m of class 0101 in the west and 0301 in the east. */
class RedLineJobsTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);

    @TempDir
    Path folder;

    private DatabaseLayerCatalogue catalogue;
    private CoverageFiles files;
    private RedLineFolders folders;
    private RedLineJobs jobs;
    private LayerVersion land;
    private volatile boolean isClosed;

    @BeforeEach
    void layers() {
        var database = LayerDatabase.inMemory();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        var parcels = new ArrayList<LayerFeature>();
        for (int i = 0; i < 200; i++) {
            int west = i % 20;
            parcels.add(new LayerFeature(
                    "%03d".formatted(i),
                    box(100 * west, 100 * (i / 20), 100, 100),
                    Map.of("DLBM", west < 10 ? "0101" : "0301", "ZLDWDM", west < 10 ? "990101001" : "990102001")));
        }
        land = catalogue.importVersion(new NewVersion("DLTB", "地类图斑", ZONE_39, null, null, "test"), parcels.stream());
        files = new CoverageFiles(folder.resolve("coverage"), catalogue, Clock.systemUTC());
        folders = new RedLineFolders(folder.resolve("red-lines"));
        jobs = started();
    }

    @AfterEach
    void close() {
        jobs.stop();
        files.close();
    }

    private RedLineJobs started() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/redlines", "i18n/job");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var allowed =
                new RedLineLayers(unused(VisibleLayers.class), unused(People.class), unused(CurrentPerson.class)) {
                    @Override
                    boolean admits(String login, LayerVersion version) {
                        return !isClosed;
                    }
                };
        var made = new RedLineJobs(folders, catalogue, allowed, files, messages, Clock.systemUTC());
        made.start();
        return made;
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private static Geometry box(double east, double north, double width, double height) {
        double e = 39_540_000 + east;
        double n = 3_450_000 + north;
        return new GeometryFactory().toGeometry(new Envelope(e, e + width, n, n + height));
    }

    /** Squares of 50 m in a row from the west, half a square apart. */
    private Order order(int count, List<String> fields) throws Exception {
        var features = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            double e = 39_540_010 + i % 24 * 75;
            double n = 3_450_010 + i / 24 % 12 * 75;
            features.add(
                    ("{\"type\":\"Feature\",\"properties\":{\"DKBH\":\"D%d\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                                    + "[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}")
                            .formatted(i + 1, e, n, e, n + 50, e + 50, n + 50, e + 50, n, e, n));
        }
        return order(
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        + "\"urn:ogc:def:crs:EPSG::4527\"}},\"features\":[" + String.join(",", features) + "]}",
                fields);
    }

    private Order order(String content, List<String> fields) throws Exception {
        UUID id = UUID.randomUUID();
        Files.createDirectories(folders.folder(id));
        Files.writeString(folders.folder(id).resolve("red-lines.geojson"), content);
        return new Order(
                id,
                "planner",
                "红线.geojson",
                "red-lines.geojson",
                content.length(),
                land.id(),
                "地类图斑 1",
                fields,
                null,
                "planar",
                "zh",
                Clock.systemUTC().instant());
    }

    private RedLineJob run(Order order) throws Exception {
        assertThat(jobs.take(order)).isTrue();
        RedLineJob job = jobs.find(order.id(), "planner").orElseThrow();
        await(job);
        return job;
    }

    private static void await(RedLineJob job) {
        Patience.await(() -> job.state().isOver());
    }

    private String csv(UUID id) throws Exception {
        var out = new ByteArrayOutputStream();
        new AreaTable(folders.journal(id), Locale.SIMPLIFIED_CHINESE).write(Format.CSV, Layout.WIDE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyRedLineOfTheFileIsMeasuredByItself() throws Exception {
        RedLineJob job = run(order(100, List.of("DLBM")));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().redLines()).isEqualTo(100);
        assertThat(job.progress().outcomes()).containsExactly(Map.entry(Outcome.COVERED, 100L));
        assertThat(job.progress().planarSquareMetres()).isEqualTo(250_000);
        assertThat(csv(job.id()).lines().toList().get(1))
                .startsWith("1,D1,,已量算,2500.00,")
                .contains(",0.2500,0.2500,");
        assertThat(folders.folder(job.id()).resolve("red-lines.geojson")).doesNotExist();
    }

    @Test
    void aLayerClosedWhileTheOrderWaitedIsNotMeasured() throws Exception {
        isClosed = true;

        RedLineJob job = run(order(3, List.of("DLBM")));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.progress().problem()).contains("地类图斑").contains("不对您开放");
        assertThat(folders.journal(job.id())).doesNotExist();
    }

    @Test
    void somebodyElsesResultDoesNotExist() throws Exception {
        RedLineJob job = run(order(3, List.of("DLBM")));

        assertThat(jobs.find(job.id(), "another")).isEmpty();
        assertThat(jobs.list("another")).isEmpty();
    }

    @Test
    void whatWasUnderWayWhenTheServerEndedGoesOnToTheSameResult() throws Exception {
        RedLineJob whole = run(order(5_000, List.of("DLBM")));
        Order order = order(5_000, List.of("DLBM"));
        assertThat(jobs.take(order)).isTrue();
        RedLineJob job = jobs.find(order.id(), "planner").orElseThrow();
        Patience.await(() -> job.progress().redLines() > 0 || job.state().isOver());
        jobs.stop();

        jobs = started();

        RedLineJob again = jobs.find(order.id(), "planner").orElseThrow();
        await(again);
        assertThat(again.state()).isEqualTo(JobState.DONE);
        assertThat(csv(order.id())).isEqualTo(csv(whole.id()));
        assertThat(jobs.find(whole.id(), "planner").orElseThrow().progress().redLines())
                .isEqualTo(5_000);
    }

    @Test
    void whatRestedWithTheServerIsListedOnceAndMeasuresAgain() throws Exception {
        RedLineJob before = run(order(3, List.of("DLBM")));
        jobs.stop();

        jobs.start();

        RedLineJob after = run(order(4, List.of("DLBM")));
        assertThat(after.state()).isEqualTo(JobState.DONE);
        assertThat(jobs.list("planner")).extracting(RedLineJob::id).containsExactly(after.id(), before.id());
    }

    @Test
    void whatIsCancelledOrDeletedLeavesNothing() throws Exception {
        Order order = order(5_000, List.of("DLBM"));
        assertThat(jobs.take(order)).isTrue();
        RedLineJob job = jobs.find(order.id(), "planner").orElseThrow();
        job.cancel();
        await(job);
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(folders.folder(order.id())).doesNotExist();

        RedLineJob done = run(order(3, List.of("DLBM")));
        jobs.delete(done);
        assertThat(folders.folder(done.id())).doesNotExist();
        assertThat(jobs.list("planner")).containsExactly(job);
    }

    @Test
    void aDamagedFileAndTooManyRedLinesAreSaid() throws Exception {
        RedLineJob damaged = run(order("{\"type\":\"FeatureCollection\",\"features\":[{", List.of("DLBM")));
        assertThat(damaged.state()).isEqualTo(JobState.FAILED);
        assertThat(damaged.progress().problem()).contains("red-lines.geojson");

        RedLineJob many = run(order(RedLineJobs.MOST_RED_LINES + 1, List.of("DLBM")));
        assertThat(many.state()).isEqualTo(JobState.FAILED);
        assertThat(many.progress().problem()).contains("10,000");
    }
}
