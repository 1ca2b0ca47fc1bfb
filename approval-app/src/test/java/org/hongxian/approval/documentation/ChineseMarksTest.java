package org.hongxian.approval.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chinese sentences have Chinese marks, on pages, in documents and on the command line. */
class ChineseMarksTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("gis-core", "map-services", "approval-app");
    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}\\s?[,:;()?!]|[,:;()?!]\\s?\\p{IsHan}");
    /** Provisions as the decision table quotes them; heads of tables for other programs; what stands in a file. */
    private static final Pattern AS_WRITTEN_ELSEWHERE =
            Pattern.compile("workflow\\.level\\.basis\\..*|layerkeeping\\..*\\.head.*|column\\..*|provincial-list");

    @Test
    void noChineseSentenceHasAHalfWidthMark() throws IOException {
        var wrong = new ArrayList<String>();
        int bundles = 0;
        for (String module : MODULES) {
            for (Path bundle : bundles(ROOT.resolve(module).resolve("src/main/resources"))) {
                bundles++;
                var texts = new Properties();
                try (Reader reader = Files.newBufferedReader(bundle)) {
                    texts.load(reader);
                }
                texts.stringPropertyNames().stream()
                        .filter(key -> !AS_WRITTEN_ELSEWHERE.matcher(key).matches())
                        .filter(key ->
                                HALF_WIDTH.matcher(texts.getProperty(key)).find())
                        .forEach(key -> wrong.add(bundle + " " + key + "=" + texts.getProperty(key)));
            }
        }
        assertThat(bundles).isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static List<Path> bundles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.toString().endsWith("_en.properties"))
                    .toList();
        }
    }
}
