package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A planner makes a service key and opens the layers in the programs of others: GDAL and QGIS, from Debian's packages. */
@JourneyTest
class GisClientsJourneyTest {

    private static final String LOGIN = "qinghe-planner";
    private static final String QGIS_PYTHON = "HONGXIAN_TEST_QGIS_PYTHON";
    private static final int PATIENCE_SECONDS = 300;
    private static final Pattern SECRET = Pattern.compile("id=\"secret\"[^>]*>(hxk-[0-9a-f-]+)<");

    @LocalServerPort
    int port;

    @Autowired
    LayerCatalogue catalogue;

    @TempDir
    Path folder;

    private String key;

    @BeforeEach
    void makeKey() {
        URI server = URI.create("http://localhost:" + port);
        SampleLayers.await(server);
        String page = FormSession.login(server, LOGIN)
                .send(
                        "/service-keys",
                        Map.of(
                                "label",
                                "QGIS",
                                "lastDay",
                                LocalDate.now().plusDays(7).toString()));
        key = FormSession.found(SECRET, page);
    }

    @Test
    void gdalCountsEveryFeatureOfEveryLayer() throws Exception {
        assertThat(catalogue.current()).isNotEmpty();
        for (LayerVersion version : catalogue.current()) {
            String summary = run(gdal("ogrinfo", "-ro", "-so", "OAPIF:" + service(), version.layer()));
            assertThat(summary).contains("Feature Count: " + version.featureCount());

            Path copy = folder.resolve(version.layer() + ".csv");
            run(gdal(
                    "ogr2ogr",
                    "-f",
                    "CSV",
                    copy.toString(),
                    "-oo",
                    "PAGE_SIZE=3000",
                    "OAPIF:" + service(),
                    version.layer()));
            assertThat(Files.readAllLines(copy)).as(version.layer()).hasSize((int) version.featureCount() + 1);
        }
    }

    @Test
    void gdalSelectsByAttributeAndByPlace() throws Exception {
        long ofClass = count("DLBM", "0101");
        assertThat(ofClass).isPositive();

        // Left to itself this GDAL asks for ten features at a time, as docs/gis-clients.md tells.
        String summary = run(gdal(
                "ogrinfo",
                "-ro",
                "-so",
                "-oo",
                "PAGE_SIZE=3000",
                "-where",
                "DLBM = '0101'",
                "OAPIF:" + service(),
                "DLTB"));

        assertThat(summary).contains("Feature Count: " + ofClass);
    }

    private long count(String field, String value) {
        LayerVersion version = catalogue.findCurrent("DLTB").orElseThrow();
        var count = new long[1];
        catalogue.visit(version.id(), feature -> {
            if (value.equals(feature.attributes().get(field))) {
                count[0]++;
            }
        });
        return count[0];
    }

    @Test
    void gdalIsTurnedAwayWithoutAKey() throws Exception {
        key = "hxk-0000000000000000-" + "0".repeat(48);

        ProcessBuilder program = gdal("ogrinfo", "-ro", "-so", "OAPIF:" + service(), "DLTB");

        assertThat(output(program)).contains("401").doesNotContain("Feature Count");
    }

    @Test
    void qgisReadsTheLayersAndFindsThemWhereTheyAre() throws Exception {
        List<LayerVersion> versions = catalogue.current();

        JsonNode answer = qgis(
                "read_service.py",
                service(),
                versions.stream().map(LayerVersion::layer).toList());

        for (LayerVersion version : versions) {
            JsonNode layer = answer.path(version.layer());
            assertThat(layer.path("valid").asBoolean())
                    .as("%s: %s", version.layer(), answer)
                    .isTrue();
            assertThat(layer.get("features").asLong()).as(version.layer()).isEqualTo(version.featureCount());
            assertThat(layer.get("distinct").asLong()).as(version.layer()).isEqualTo(version.featureCount());
            // Which of the two names QGIS gives to longitude and latitude depends on its version.
            assertThat(layer.get("crs").asString()).isIn("OGC:CRS84", "EPSG:4326");
            assertThat(layer.get("west").asDouble()).as(version.layer()).isCloseTo(117.5, within(1.0));
            assertThat(layer.get("south").asDouble()).as(version.layer()).isCloseTo(31, within(1.0));
            assertThat(layer.get("empty").asInt()).isZero();
            assertThat(layer.get("inBox").asInt())
                    .as(version.layer())
                    .isEqualTo(layer.get("inBoxByHand").asInt());
        }
        assertThat(answer.at("/DLTB/fields").valueStream().map(JsonNode::asString))
                .contains("DLBM", "TBMJ", "QSDWMC");
    }

    @Test
    void qgisMakesLabelsOfTheStylesOfTiles() throws Exception {
        JsonNode answer =
                qgis("read_style.py", "http://localhost:" + port, List.of("DLTB", "XZQ", "CJDCQ", "YJJBNTTB"));

        Map.of("DLTB", "DLBM", "XZQ", "XZQMC", "CJDCQ", "ZLDWMC").forEach((layer, field) -> {
            assertThat(answer.at("/" + layer + "/converted").asBoolean())
                    .as("%s: %s", layer, answer)
                    .isTrue();
            JsonNode label = answer.at("/" + layer + "/labels/0");
            assertThat(label.path("layer").asString()).isEqualTo(layer);
            assertThat(label.path("field").asString()).contains(field);
            assertThat(label.path("colour").asString()).isEqualTo("#1c1c1c");
            assertThat(label.path("rim").asBoolean()).isTrue();
            assertThat(label.path("rimColour").asString()).isEqualTo("#ffffff");
        });
        assertThat(answer.at("/CJDCQ/labels/0/minimumZoom").asInt())
                .as("1:50000, in whole zooms of QGIS")
                .isBetween(12, 13);
        assertThat(answer.at("/YJJBNTTB/labels").isEmpty()).isTrue();
    }

    /** What a script says in QGIS, called with the key. */
    private JsonNode qgis(String script, String address, List<String> layers) throws Exception {
        String python = System.getenv().getOrDefault(QGIS_PYTHON, "/usr/bin/python3");
        assertThat(output(new ProcessBuilder(python, "-c", "import qgis.core; print('QGIS is here')")))
                .as("QGIS for Python is missing: Debian's package is python3-qgis; " + QGIS_PYTHON
                        + " names another Python")
                .contains("QGIS is here");
        Path path = Path.of("src", "test", "resources", "qgis", script);
        var command = new ArrayList<>(List.of(python, path.toString(), address, LOGIN, key));
        command.addAll(layers);
        var program = new ProcessBuilder(command);
        program.environment().put("QT_QPA_PLATFORM", "offscreen");
        program.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        program.environment().put("HOME", folder.toString());
        program.environment().put("XDG_RUNTIME_DIR", folder.toString());
        return JsonMapper.builder()
                .build()
                .readTree(run(program)
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElse("{}"));
    }

    private String service() {
        return "http://localhost:" + port + "/ogc";
    }

    private ProcessBuilder gdal(String... command) {
        var program = new ProcessBuilder(command);
        program.environment().put("GDAL_HTTP_USERPWD", LOGIN + ":" + key);
        return program;
    }

    /** What the program says; it must end well. */
    private String run(ProcessBuilder program) throws Exception {
        Path log = Files.createTempFile(folder, "program", ".log");
        Process process = start(program, log);
        String said = Files.readString(log);
        assertThat(process.exitValue()).as("%s%n%s", program.command(), said).isZero();
        return said;
    }

    private String output(ProcessBuilder program) throws Exception {
        Path log = Files.createTempFile(folder, "program", ".log");
        start(program, log);
        return Files.readString(log);
    }

    private static Process start(ProcessBuilder program, Path log) throws IOException, InterruptedException {
        Process process =
                program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + program.command() + "\n" + Files.readString(log));
        }
        return process;
    }
}
