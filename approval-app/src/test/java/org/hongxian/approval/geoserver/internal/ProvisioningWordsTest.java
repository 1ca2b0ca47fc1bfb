package org.hongxian.approval.geoserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hongxian.map.geoserver.ConfiguredThing;
import org.hongxian.map.geoserver.Difference;
import org.hongxian.map.geoserver.GeoServerException;
import org.hongxian.map.geoserver.GeoServerProvisioner;
import org.hongxian.map.geoserver.PublishedTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisioningWordsTest {

    /** Two small Latin words in a row are English; one alone is a command, a name or part of an address. */
    private static final Pattern ENGLISH_WORDS = Pattern.compile("\\b[a-z]{2,} [a-z]{2,}\\b");

    private static Properties bundle(String suffix) throws IOException {
        var properties = new Properties();
        Path file = Path.of("src", "main", "resources", "i18n", "geoserver" + suffix + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void everythingTheCommandCanMeetHasItsSentence(String language) throws IOException {
        List<String> keys = Stream.of(
                        keys("thing", ConfiguredThing.Kind.values()),
                        keys("difference", Difference.Kind.values()),
                        keys("reason", GeoServerException.Reason.values()),
                        keys("change", GeoServerProvisioner.Kind.values()),
                        keys("table", PublishedTables.Outcome.values()),
                        keys("stale", PublishedTables.Staleness.values()))
                .flatMap(all -> all)
                .toList();

        assertThat(bundle(language).stringPropertyNames()).containsAll(keys);
    }

    private static Stream<String> keys(String group, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> "command." + group + "." + value.name());
    }

    @Test
    void noChineseSentenceOfTheCommandHasEnglishWordsInIt() throws IOException {
        Properties chinese = bundle("");

        assertThat(chinese.stringPropertyNames())
                .filteredOn(key -> key.startsWith("command.") && !key.equals("command.usage"))
                .hasSizeGreaterThan(40)
                .allSatisfy(key -> assertThat(chinese.getProperty(key)).doesNotContainPattern(ENGLISH_WORDS));
    }
}
