package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.FreshPostgis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** An office works on the embedded database, moves to PostgreSQL and works on there as if nothing had happened. */
@EnabledIfEnvironmentVariable(named = FreshPostgis.VARIABLE, matches = "jdbc:postgresql:.+")
class OfficeMoveTest {

    private static final String OFFICER = "qinghe-officer";
    private static final String REVIEWER = "yunchuan-review-farmland";
    /** In the middle of the sample region, where several layers answer. */
    private static final String IDENTIFY = "/api/v1/layers/identify?easting=%s&northing=%s";

    @Test
    void everythingIsThereAfterTheMoveAndTheOldPlaceIsClosed() throws IOException {
        Path homes = Files.createDirectories(Path.of("target", "test-homes"));
        Path home = Files.createTempDirectory(homes, "moved-").toAbsolutePath();
        var server = new ServerProcess(home, JourneyRegion.directory());
        server.start();
        Map<String, String> before;
        String id;
        try {
            SampleLayers.await(server.address());
            CaseDriver driver = driver(server, null);
            id = driver.id();
            driver.advanceTo("city-review");
            before = facts(server, id);
        } finally {
            server.stop();
        }

        String database = FreshPostgis.emptyDatabase("moved");
        server.name(database);
        Path document = anyDocument(home);
        Path aside = home.resolve("aside");
        Files.move(document, aside);
        assertThat(server.run("move-office")).as("with a document missing").isEqualTo(1);
        assertThat(Files.readString(server.log())).contains("missing / 缺: " + document.getFileName(), "NOT MOVED");
        assertThat(home.resolve("db").resolve("moved-to-postgresql")).doesNotExist();
        Files.move(aside, document);
        assertThat(server.run("move-office")).as("see " + server.log()).isZero();
        assertThat(Files.readString(server.log()))
                .contains("record whole", "layer_version", "act_ru_task", "casework_case", " 0 missing, 0 damaged")
                .doesNotContain("DIFFERS");

        assertThatThrownBy(server::start).isInstanceOf(IllegalStateException.class);
        assertThat(Files.readString(server.log())).contains("this office has moved to jdbc:postgresql:");
        assertThat(server.run("move-office")).as("moved twice").isEqualTo(2);
        assertThat(Files.readString(server.log())).contains("the PostgreSQL database is not empty");

        server.workOnNamedDatabase();
        server.start();
        try {
            assertThat(facts(server, id)).isEqualTo(before);
            driver(server, id).advanceToEnd();
            assertThat(new ApiSession(server.address(), OFFICER)
                            .get("/api/v1/cases/" + id)
                            .get("state")
                            .asString())
                    .isEqualTo("CLOSED");
        } finally {
            server.stop();
        }
        assertThat(server.run("ledger-check")).as("exit code of ledger-check").isZero();
    }

    private static Path anyDocument(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("store"), 2)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static CaseDriver driver(ServerProcess server, String id) {
        Path redLine = JourneyRegion.redLine("province-photovoltaic-park.txt");
        return id == null
                ? CaseDriver.open(server.address(), "示例项目", redLine, CaseDriver.Completions.UNHEARD)
                : new CaseDriver(server.address(), id, redLine, CaseDriver.Completions.UNHEARD);
    }

    /** What people of the county and of the city see of the case, word for word. */
    private static Map<String, String> facts(ServerProcess server, String id) {
        var officer = new ApiSession(server.address(), OFFICER);
        var facts = new LinkedHashMap<String, String>();
        for (String what : new String[] {
            "",
            "/tasks",
            "/steps",
            "/opinions",
            "/ledger",
            "/documents",
            "/drawings/land-use",
            "/measurement",
            "/decision"
        }) {
            facts.put(what, officer.get("/api/v1/cases/" + id + what).toString());
        }
        facts.put(
                "review",
                new ApiSession(server.address(), REVIEWER).get("/api/v1/inbox").toString());
        facts.put("layers", officer.get("/api/v1/layers").toString());
        JsonNode point =
                officer.get("/api/v1/cases/" + id + "/drawings/land-use").at("/plots/0/rings/0/points/0");
        facts.put(
                "identify",
                officer.get(IDENTIFY.formatted(
                                point.get("easting").asString(),
                                point.get("northing").asString()))
                        .toString());
        return facts;
    }
}
