package org.hongxian.approval.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All text of the pages comes from the bundles, and every bundle says everything in both languages. */
class TemplateTextsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Path SCRIPTS = Path.of("src/main/resources/static/js");
    private static final Pattern FIXED_KEY = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*[a-zA-Z0-9])[}(]");
    private static final Pattern QUOTED_KEY =
            Pattern.compile("'((?:frame|workspace|portal|planner)\\.[a-z0-9.-]*[a-z0-9])'");
    private static final Pattern TEXT_BETWEEN_TAGS = Pattern.compile(">([^<>]*\\p{L}[^<>]*)<");
    private static final Pattern SCRIPT_KEY = Pattern.compile("\\btext\\(\\s*\"([a-z][a-z0-9.-]*)\"[,)]");

    private static final Pattern SCRIPT_BUNDLES = Pattern.compile("scriptTexts\\.json\\(#locale, ([^)]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("'([a-z]+)'");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*\"(\\.[^\"]+)\"");

    @Test
    void everyKeyOfATemplateIsInBothLanguages() {
        var keys = new TreeSet<String>();
        templates().forEach(template -> {
            keys.addAll(matches(FIXED_KEY, read(template)));
            keys.addAll(matches(QUOTED_KEY, read(template)));
        });
        assertThat(keys).hasSizeGreaterThan(150);
        assertThat(bundle("")).containsAll(keys);
        assertThat(bundle("_en")).containsAll(keys);
    }

    @Test
    void everyKeyOfAScriptIsInBothLanguages() {
        var keys = new TreeSet<String>();
        files(SCRIPTS, ".js")
                .forEach(script -> matches(SCRIPT_KEY, read(script)).forEach(key -> keys.add("js." + key)));
        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(bundle("")).containsAll(keys);
        assertThat(bundle("_en")).containsAll(keys);
    }

    /** A page loads its own words only: what a script says must be in the bundles of every page that loads it. */
    @ParameterizedTest
    @CsvSource({"workspace/case.html, pages/case.js", "planner/map.html, pages/map.js"})
    void everyPageHasTheWordsOfItsScripts(String template, String entry) {
        String html = read(TEMPLATES.resolve(template));
        assertThat(html).contains("/js/" + entry);
        var words = new TreeSet<>(properties("frame").stringPropertyNames());
        String bundles = matches(SCRIPT_BUNDLES, html).get(0);
        matches(QUOTED, bundles).forEach(name -> words.addAll(properties(name).stringPropertyNames()));

        var said = new TreeSet<String>();
        for (Path script : loaded(SCRIPTS.resolve(entry))) {
            matches(SCRIPT_KEY, read(script)).forEach(key -> said.add("js." + key));
        }

        assertThat(said).hasSizeGreaterThan(100);
        assertThat(words).containsAll(said);
    }

    /** The script and what it imports. */
    private static Set<Path> loaded(Path entry) {
        var loaded = new TreeSet<Path>();
        var next = new ArrayDeque<Path>(List.of(entry.normalize()));
        while (!next.isEmpty()) {
            Path script = next.pop();
            if (loaded.add(script)) {
                matches(IMPORT, read(script))
                        .forEach(name -> next.push(script.resolveSibling(name).normalize()));
            }
        }
        return loaded;
    }

    @Test
    void bothLanguagesOfABundleHaveTheSameKeys() {
        for (String name : List.of("frame", "workspace", "portal", "planner", "drawing")) {
            assertThat(properties(name).stringPropertyNames())
                    .as(name)
                    .isEqualTo(properties(name + "_en").stringPropertyNames());
        }
    }

    @Test
    void noTemplateHasTextOfItsOwn() {
        templates().forEach(template -> assertThat(matches(TEXT_BETWEEN_TAGS, read(template)))
                .as(template.toString())
                .isEmpty());
    }

    @Test
    void noTemplateHasScriptOrStyleInline() {
        templates().forEach(template -> {
            String html = read(template);
            assertThat(html).as(template.toString()).doesNotContain("style=\"").doesNotContain("<style");
            assertThat(html.toLowerCase(java.util.Locale.ROOT)).doesNotContainPattern("\\son[a-z]+=\"");
            assertThat(html).doesNotContainPattern("<script(?![^>]*(src=|application/json))");
        });
    }

    private static List<Path> templates() {
        return files(TEMPLATES, ".html");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).strip());
        }
        return found;
    }

    private static TreeSet<String> bundle(String suffix) {
        var keys = new TreeSet<String>();
        for (Path file : files(BUNDLES, ".properties")) {
            String name = file.getFileName().toString().replace(".properties", "");
            if (name.endsWith("_en") == suffix.equals("_en")) {
                keys.addAll(properties(name).stringPropertyNames());
            }
        }
        return keys;
    }

    private static Properties properties(String name) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
