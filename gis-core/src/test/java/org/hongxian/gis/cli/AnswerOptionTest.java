package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.gis.boundarytext.TextProfile;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions of a file on the command line, and the profiles {@code convert} writes. */
class AnswerOptionTest {

    private static final String MIXED = """
            坐标系=2000国家大地坐标系
            [地块坐标]
            4,1,7,甲,面,,,,@
            J1,1,4000000,39600000
            J2,1,4000000,39600100
            J3,1,39600100,4000100
            J4,1,39600000,4000100
            """;

    @TempDir
    private Path folder;

    private Path mixed;
    private Path withoutZone;

    private record Run(int code, String out, String err) {

        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    @BeforeEach
    void writeFiles() throws IOException {
        mixed = Files.writeString(folder.resolve("mixed.txt"), MIXED);
        withoutZone = Files.writeString(
                folder.resolve("zone.txt"),
                SyntheticPlot.standard()
                        .text()
                        .replace(",39600", ",600")
                        .replace(",39601", ",601")
                        .replace("带号=39", "带号="));
    }

    @Test
    void severalPartsOfOneFileCanBeNamed() throws IOException {
        Path drawing = Files.writeString(
                folder.resolve("d.dxf"),
                Stream.of("A", "B", "C")
                        .map(AnswerOptionTest::square)
                        .collect(Collectors.joining("", "0\nSECTION\n2\nENTITIES\n", "0\nENDSEC\n0\nEOF\n")));

        JsonNode plots = run("inspect", drawing.toString(), "--json", "--part", "A", "--dxf-layer", "C")
                .json()
                .get("plots");

        assertThat(plots.size()).isEqualTo(2);
        assertThat(plots.get(0).get("name").asString()).startsWith("A-");
        assertThat(plots.get(1).get("name").asString()).startsWith("C-");
    }

    private static String square(String layer) {
        int south = 4_000_000 + 1_000 * layer.charAt(0);
        return "0\nLWPOLYLINE\n8\n" + layer + "\n90\n4\n70\n1\n"
                + "10\n39600000\n20\n" + south + "\n10\n39600100\n20\n" + south + "\n"
                + "10\n39600100\n20\n" + (south + 100) + "\n10\n39600000\n20\n" + (south + 100) + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "check", "area", "convert", "overlay"})
    void aFileNoReadingOfWhichIsDefensibleEndsWithItsQuestionInOneLine(String command) {
        Path target = folder.resolve("out.geojson");
        Run run =
                switch (command) {
                    case "convert" -> run(command, mixed.toString(), target.toString());
                    case "overlay" ->
                        run(command, mixed.toString(), "--layer", "none.geojson", "--class-field", "DLBM");
                    default -> run(command, mixed.toString());
                };

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip())
                .startsWith("mixed.txt: ")
                .contains("axis-order=by-point", "axis-order=northing-easting", "--answer")
                .doesNotContain("\n");
        assertThat(target).doesNotExist();
    }

    @Test
    void theAnswerIsTakenAndListed() {
        Run area = run("area", mixed.toString(), "--answer", "axis-order=by-point", "--json");
        Run inspect = run("inspect", mixed.toString(), "--answer", "axis-order=by-point", "--json");

        assertThat(area.json().get("total").get("planarAreaSquareMetres").asDouble())
                .isEqualTo(10_000);
        var codes = new ArrayList<String>();
        inspect.json()
                .get("assumptions")
                .forEach(node -> codes.add(node.get("code").asString()));
        assertThat(codes).contains("answered");
        assertThat(inspect.json().get("questions").size()).isZero();
    }

    @Test
    void aFileWithoutZoneIsInspectedWithItsQuestionAndMeasuredWithItsAnswer() {
        JsonNode question = run("inspect", withoutZone.toString(), "--json")
                .json()
                .get("questions")
                .get(0);
        Run refused = run("area", withoutZone.toString(), "--lang", "en");
        Run answered = run("area", withoutZone.toString(), "--answer", "zone=39", "--json");

        assertThat(question.get("code").asString()).isEqualTo("zone");
        assertThat(question.get("needsAnswer").asBoolean()).isTrue();
        assertThat(question.get("options").get(0).get("consequence").asString()).contains("中央子午线");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().strip())
                .contains("zone=39", "--answer", "--crs")
                .doesNotContain("\n");
        assertThat(answered.code()).isZero();
        assertThat(answered.json()
                        .get("total")
                        .get("ellipsoidalAreaSquareMetres")
                        .asDouble())
                .isEqualTo(959761.20);
    }

    @Test
    void anAnswerThatIsNoneNamesWhatThereIs() {
        Run run = run("area", mixed.toString(), "--answer", "axis-order=random");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("axis-order=random", "by-point");
        assertThat(run("area", mixed.toString(), "--answer", "by-point").code()).isEqualTo(2);
    }

    @Test
    void everyProfileIsOfferedAndWritesAFileOfTheSameLand() throws IOException {
        Path plot =
                Files.write(folder.resolve("plot.txt"), SyntheticPlot.standard().utf8());
        List<String> names = TextProfile.list().stream().map(TextProfile::name).toList();

        assertThat(names).contains("ministry", "ministry-gbk", "province-11", "linked", "plain-list");
        // The help breaks lines at hyphens too.
        assertThat(run("convert", "--help").out().replaceAll("\\s", "")).contains(names);
        for (String name : names) {
            Path target = folder.resolve(name + ".txt");
            assertThat(run("convert", plot.toString(), target.toString(), "--profile", name)
                            .code())
                    .as(name)
                    .isZero();
            assertThat(run("area", target.toString(), "--json")
                            .json()
                            .get("total")
                            .get("ellipsoidalAreaSquareMetres")
                            .asDouble())
                    .as(name)
                    .isEqualTo(959761.20);
        }
    }

    @Test
    void aListRefusesWhatItCannotSay() throws IOException {
        String text = SyntheticPlot.standard().text();
        Path two = Files.writeString(
                folder.resolve("two.txt"),
                text + text.substring(text.indexOf("10,96")).replace("示范地块", "乙"));
        Path old = Files.writeString(folder.resolve("old.txt"), text.replace("2000国家大地", "1980西安"));

        Run plots = run("convert", two.toString(), folder.resolve("a.txt").toString(), "--profile", "plain-list");
        Run datum = run("convert", old.toString(), folder.resolve("b.txt").toString(), "--profile", "province-list");

        assertThat(plots.code()).isEqualTo(2);
        assertThat(plots.err()).contains("plain-list", "一个地块");
        assertThat(datum.code()).isEqualTo(2);
        assertThat(datum.err()).contains("province-list", "2000国家大地坐标系");
        assertThat(folder.resolve("a.txt")).doesNotExist();
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
