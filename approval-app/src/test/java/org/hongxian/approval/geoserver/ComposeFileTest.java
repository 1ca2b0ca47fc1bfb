package org.hongxian.approval.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be known of the compose file without starting it. */
class ComposeFileTest {

    private static final Path FOLDER = Path.of("..", "deploy");

    private final String text = read("compose.yaml");
    private final Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Object>> services() {
        return (Map<String, Map<String, Object>>) compose.get("services");
    }

    @Test
    void onlyTheProductIsReachedFromOutside() {
        assertThat(services().keySet()).containsExactlyInAnyOrder("postgis", "geoserver", "app", "setup");
        services().forEach((name, service) -> {
            boolean published = service.get("ports") instanceof List<?> ports && !ports.isEmpty();
            assertThat(published).as(name).isEqualTo(name.equals("app"));
            assertThat(((List<?>) service.get("networks")).contains("outside"))
                    .as(name)
                    .isEqualTo(name.equals("app"));
        });
        assertThat(((Map<?, ?>) ((Map<?, ?>) compose.get("networks")).get("inside")).get("internal"))
                .isEqualTo(true);
    }

    @Test
    void everyImageIsPinnedAndEveryServiceSaysWhetherItIsHealthy() {
        services().forEach((name, service) -> {
            assertThat(String.valueOf(service.get("image"))).as(name).matches(".+:[0-9][0-9.]*(-[0-9.]+)?");
            assertThat(service).as(name).containsKeys("healthcheck", "restart");
        });
        assertThat(read("image/Containerfile")).doesNotContain(":latest");
    }

    @Test
    void everySecretComesFromTheFileThatIsNotKept() throws IOException {
        Matcher asked = Pattern.compile("\\$\\{([A-Z_]+)").matcher(text);
        var variables = new TreeSet<String>();
        while (asked.find()) {
            variables.add(asked.group(1));
        }

        assertThat(read("compose.env.example").lines().map(line -> line.replaceAll("^# (?=[A-Z_]+=)|=.*", "")))
                .containsAll(variables);
        assertThat(Pattern.compile("(?m)^\\s*[A-Z_]*PASSWORD: (?!\\$\\{).+$")
                        .matcher(text)
                        .find())
                .isFalse();
        assertThat(read("compose.env.example").lines().filter(line -> line.contains("PASSWORD")))
                .allMatch(line -> line.endsWith("="));
        assertThat(Files.readString(Path.of("..", ".gitignore"))).contains("/deploy/compose.env\n");
    }

    @Test
    void theTlsProxyOfTheMachineIsBelievedAndNobodyElse() {
        var outside = (Map<?, ?>) ((Map<?, ?>) compose.get("networks")).get("outside");
        var addresses = (Map<?, ?>) ((List<?>) ((Map<?, ?>) outside.get("ipam")).get("config")).get(0);
        String gateway = String.valueOf(addresses.get("gateway"));
        String believed = setting("HONGXIAN_PROXIES").replaceAll("^\\$\\{HONGXIAN_PROXIES:-(.*)}$", "$1");

        assertThat(String.valueOf(addresses.get("subnet"))).isEqualTo(gateway.replaceAll("[0-9]+$", "0/24"));
        assertThat(gateway).matches(believed);
        assertThat(List.of(gateway + "0", gateway.replaceAll("[0-9]+$", "2"), "127.0.0.1", "203.0.113.7"))
                .noneMatch(address -> address.matches(believed));
    }

    @Test
    void largeLayerFilesAreReadFromAFolderOfTheMachineAndItIsAskedWhoseLandTheyShow() {
        assertThat((List<?>) services().get("app").get("volumes"))
                .filteredOn(volume -> volume instanceof Map<?, ?>)
                .singleElement()
                .isEqualTo(Map.of(
                        "type",
                        "bind",
                        "source",
                        "${HONGXIAN_LAYERS_SOURCE:?set it in deploy/compose.env}",
                        "target",
                        setting("HONGXIAN_LAYERS_FOLDER"),
                        "read_only",
                        true));
        assertThat(setting("HONGXIAN_LAYERS_REGION")).startsWith("${HONGXIAN_LAYERS_REGION:?");
    }

    private String setting(String name) {
        return String.valueOf(((Map<?, ?>) services().get("app").get("environment")).get(name));
    }

    @Test
    void everyVolumeNetworkAndFileThatIsNamedIsThere() {
        services().forEach((name, service) -> {
            ((List<?>) service.getOrDefault("volumes", List.of())).forEach(volume -> {
                if (volume instanceof Map<?, ?> folderOfTheMachine) {
                    assertThat(folderOfTheMachine.get("type")).isEqualTo("bind");
                    return;
                }
                String source = String.valueOf(volume).replaceAll(":.*", "");
                if (source.startsWith("./")) {
                    assertThat(FOLDER.resolve(source)).as(name).exists();
                } else {
                    assertThat(((Map<?, ?>) compose.get("volumes")).containsKey(source))
                            .as(source)
                            .isTrue();
                }
            });
            ((Map<?, ?>) service.getOrDefault("depends_on", Map.of())).keySet().forEach(other -> assertThat(
                            services().containsKey(String.valueOf(other)))
                    .isTrue());
        });
    }
}
