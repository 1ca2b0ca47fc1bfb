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

        assertThat(read("compose.env.example").lines().map(line -> line.replaceAll("=.*", "")))
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
    void everyVolumeNetworkAndFileThatIsNamedIsThere() {
        services().forEach((name, service) -> {
            ((List<?>) service.getOrDefault("volumes", List.of())).forEach(volume -> {
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
