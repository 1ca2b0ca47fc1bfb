package org.hongxian.approval.geoserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.geoserver.GeoServerCommand;
import org.hongxian.approval.testkit.FreshPostgis;
import org.hongxian.approval.testkit.LayerDatabase;
import org.hongxian.approval.testkit.LayerVersions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ProvisioningCommandTest {

    private record Said(int exit, String words) {}

    private static Said run(String... args) {
        PrintStream out = System.out;
        PrintStream complaints = System.err;
        var words = new ByteArrayOutputStream();
        var both = new PrintStream(words, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            return new Said(GeoServerCommand.run(args), words.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(complaints);
        }
    }

    @Test
    void withoutATaskItSaysHowItIsUsed() {
        Said said = run("geoserver", "remove", "--lang", "en");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words()).contains("plan|diff|apply");
    }

    @Test
    void withoutAGeoServerItSaysWhatToSet() {
        Said said = run("geoserver", "plan", "--spring.datasource.url=jdbc:h2:mem:no_geoserver");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words()).contains("HONGXIAN_GEOSERVER_ADDRESS").doesNotContain("Exception");
    }

    @Test
    void theEmbeddedDatabaseIsNotEnoughAndThatIsSaid() {
        Said said = run(
                "geoserver",
                "plan",
                "--lang",
                "en",
                "--spring.datasource.url=jdbc:h2:mem:embedded",
                "--hongxian.geoserver.address=http://127.0.0.1:9/geoserver");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words()).contains("embedded").contains("move-office");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "HONGXIAN_TEST_POSTGRES", matches = ".+")
    void anAddressThatIsNoneIsRefusedInOneLine() {
        Said said = run(
                "geoserver",
                "diff",
                "--lang",
                "en",
                "--spring.datasource.url=" + System.getenv("HONGXIAN_TEST_POSTGRES"),
                "--spring.datasource.username=hongxian",
                "--hongxian.geoserver.address=file:///etc/passwd");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words().strip().lines()).hasSize(1);
    }

    /** Answers 404 to everything but what it is told. */
    private static Said runBeside(Map<String, String> pages, String database, String... args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String page = pages.get(exchange.getRequestURI().getPath());
                byte[] bytes = page == null ? new byte[0] : page.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(page == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try {
            String[] all = Arrays.copyOf(args, args.length + 4);
            all[args.length] = "geoserver";
            all[args.length + 1] = "--spring.datasource.url=" + database;
            all[args.length + 2] = "--spring.datasource.username=hongxian";
            all[args.length + 3] = "--hongxian.geoserver.address=http://127.0.0.1:"
                    + server.getAddress().getPort() + "/geoserver";
            return run(all);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "diff", "apply"})
    @EnabledIfEnvironmentVariable(named = "HONGXIAN_TEST_POSTGRES", matches = ".+")
    void aServerThatIsNoGeoServerIsNamedAndNothingIsPlannedOrDone(String task) throws IOException {
        String database = FreshPostgis.emptyDatabase("no_geoserver");

        Said said = runBeside(Map.of(), database, task);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words()).contains("应答的不是 GeoServer").doesNotContain("新建");
        assertThat(new JdbcTemplate(new DriverManagerDataSource(database))
                        .queryForObject(
                                "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'published'",
                                Integer.class))
                .isZero();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "HONGXIAN_TEST_POSTGRES", matches = ".+")
    void thePlanSaysWhatIsMissingInOneLanguageTheRoleOfTheDatabaseFirst() throws IOException, ParseException {
        String database = FreshPostgis.emptyDatabase("planned");
        var source = LayerDatabase.in(new DriverManagerDataSource(database));
        new DatabaseLayerCatalogue(source, new DataSourceTransactionManager(source), Clock.systemUTC())
                .importVersion(
                        new NewVersion("DLTB", "地类图斑", new CrsCode(4527), null, null, "test"),
                        Stream.of(new LayerFeature(
                                "1",
                                new WKTReader()
                                        .read("POLYGON ((39540000 3450000, 39540010 3450000, 39540010 3450010, 39540000"
                                                + " 3450000))"),
                                Map.of())));
        var empty = Map.of(
                "/geoserver/rest/about/version",
                "<about><resource name=\"GeoServer\"><Version>2.27.2</Version></resource></about>");

        Said plan = runBeside(empty, database, "plan", "--hongxian.geoserver.setup.database-user=nobody_made_me");
        assertThat(plan.exit()).isEqualTo(1);
        assertThat(plan.words().lines())
                .startsWith("数据库中没有角色 nobody_made_me，GeoServer 要用它读取数据。"
                        + "请数据库所有者先执行：CREATE ROLE nobody_made_me LOGIN PASSWORD '口令'")
                .contains("图层 DLTB 还没有发布表，将新建", "新建：样式 hongxian:DLTB", "新建：工作区 hongxian")
                .noneMatch(line -> line.contains("需要更新"));

        Said apply = runBeside(empty, database, "apply", "--hongxian.geoserver.setup.database-user=nobody_made_me");
        assertThat(apply.exit()).isEqualTo(2);
        assertThat(apply.words()).contains("没有角色 nobody_made_me").doesNotContain("新建");
    }

    @Test
    void layersOfTheOfficesOwnArePublishedAboveTheOthersAndKeysNoTableCanHaveAreNot() {
        List<LayerVersion> order = ProvisioningCommand.inDrawingOrder(Stream.of("XZQ", "SLGYXZ", "DLTB", "my layer")
                .map(LayerVersions::first)
                .toList());

        assertThat(order).extracting(LayerVersion::layer).containsExactly("DLTB", "XZQ", "SLGYXZ");
    }
}
