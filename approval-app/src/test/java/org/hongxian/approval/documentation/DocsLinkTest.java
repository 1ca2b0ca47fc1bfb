package org.hongxian.approval.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents of the repository point to things that exist. */
class DocsLinkTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(\\[)?`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`");

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        var broken = new ArrayList<String>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(2).replaceFirst("#.*", "");
                if (target.isEmpty() || target.contains("://") || target.startsWith("mailto:")) {
                    continue;
                }
                if (!Files.exists(document.resolveSibling(target).normalize())) {
                    broken.add(ROOT.relativize(document) + " -> " + link.group(2));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void aLinkWithTheNameOfAClassLeadsToThatClass() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                Matcher name = Pattern.compile("`([A-Z][A-Za-z0-9]+)`").matcher(link.group(1));
                if (name.matches() && link.group(2).endsWith(".java")) {
                    if (!link.group(2).endsWith("/" + name.group(1) + ".java")) {
                        wrong.add(ROOT.relativize(document) + ": " + link.group());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyClassTheArchitectureNamesIsLinked() throws IOException {
        Matcher name = CODE.matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
        var unlinked = new ArrayList<String>();
        while (name.find()) {
            if (name.group(1) == null) {
                unlinked.add(name.group(2));
            }
        }
        assertThat(unlinked).isEmpty();
    }

    @Test
    void everyDecisionIsListedOnceByItsNumberAndNothingElseIs() throws IOException {
        Path decisions = ROOT.resolve("docs/decisions");
        try (Stream<Path> files = Files.list(decisions)) {
            List<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.*\\.md") && !name.startsWith("0000"))
                    .sorted()
                    .toList();
            List<String> list = Files.readAllLines(decisions.resolve("README.md")).stream()
                    .dropWhile(line -> !line.startsWith("- ["))
                    .filter(line -> !line.isBlank())
                    .toList();
            assertThat(list).allMatch(line -> line.startsWith("- ["));
            assertThat(list)
                    .extracting(line -> line.replaceAll(".*\\((.*)\\)", "$1"))
                    .isEqualTo(there);
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(f -> f.toString().endsWith(".md"))
                    .filter(f -> !ROOT.relativize(f).toString().matches("(.*/)?(target|var|\\.git|generated)/.*"))
                    .toList();
        }
    }
}
