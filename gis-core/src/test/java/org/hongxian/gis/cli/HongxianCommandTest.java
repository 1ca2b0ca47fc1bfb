package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HongxianCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private Path plot;

    private record Run(int code, String out, String err) {

        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    @BeforeEach
    void writePlot() throws IOException {
        plot = Files.write(folder.resolve("plot.txt"), SyntheticPlot.standard().utf8());
    }

    @Test
    void areaSaysDeclaredPlanarAndEllipsoidalPerPlotAndInTotal() {
        Run run = run("area", plot.toString(), "--json");

        assertThat(run.code()).isZero();
        JsonNode row = run.json().get("plots").get(0);
        assertThat(row.get("name").asString()).isEqualTo("示范地块");
        for (JsonNode node : new JsonNode[] {row, run.json().get("total")}) {
            assertThat(node.get("declaredAreaSquareMetres").asDouble()).isEqualTo(960000);
            assertThat(node.get("planarAreaSquareMetres").asDouble()).isEqualTo(960000);
            assertThat(node.get("ellipsoidalAreaSquareMetres").asDouble()).isEqualTo(959761.20);
        }
    }

    @Test
    void anAreaThatNoRulePrescribesIsSaidToBeMissingAndIsNotZero() throws IOException {
        Path beijing = folder.resolve("beijing54.txt");
        Files.writeString(beijing, SyntheticPlot.standard().text().replace("2000国家大地坐标系", "1954北京坐标系"));

        Run json = run("area", beijing.toString(), "--json");
        Run chinese = run("area", beijing.toString());
        Run english = run("area", beijing.toString(), "--lang", "en");

        assertThat(json.json().get("crs").asString()).isEqualTo("EPSG:2415");
        for (JsonNode node :
                new JsonNode[] {json.json().get("plots").get(0), json.json().get("total")}) {
            assertThat(node.get("planarAreaSquareMetres").asDouble()).isEqualTo(960000);
            assertThat(node.has("ellipsoidalAreaSquareMetres")).isTrue();
            assertThat(node.get("ellipsoidalAreaSquareMetres").isNull()).isTrue();
        }
        assertThat(chinese.out()).contains("椭球面积未计算：1954北京坐标系").doesNotContain(" 0.00 ");
        assertThat(english.out()).contains("ellipsoidal area not computed", "Beijing 1954");
        assertThat(run("area", plot.toString()).out()).doesNotContain("未计算");
    }

    @Test
    void inspectSaysWhatTheFileIsAndWhatWasAssumed() {
        JsonNode json = run("inspect", plot.toString(), "--json").json();

        assertThat(json.get("format").asString()).isEqualTo("boundary-txt");
        assertThat(json.get("encoding").asString()).isEqualTo("UTF-8");
        assertThat(json.get("axisOrder").asString()).isEqualTo("NORTHING_EASTING");
        assertThat(json.get("crs").asString()).isEqualTo("EPSG:4527");
        assertThat(json.get("plots").get(0).get("points").asInt()).isEqualTo(8);
        assertThat(json.get("plots").get(0).get("rings").size()).isEqualTo(2);
        assertThat(json.get("assumptions").get(0).get("message").asString()).contains("UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"geojson, ", "geojson, EPSG:4326", "zip, ", "zip, 4548", "txt, ", "txt, EPSG:4528"})
    void convertKeepsTheArea(String ending, String crs) {
        Path target = folder.resolve("out." + ending);
        Run convert = crs == null
                ? run("convert", plot.toString(), target.toString())
                : run("convert", plot.toString(), target.toString(), "--to-crs", crs);
        JsonNode total = run("area", target.toString(), "--json").json().get("total");

        assertThat(convert.code()).isZero();
        // In the next zone the plane is another one; on the ellipsoid nothing changes but what rounding does.
        double tolerance = "EPSG:4528".equals(crs) ? 2000 : 0.004;
        assertThat(total.get("planarAreaSquareMetres").asDouble()).isCloseTo(960000, within(tolerance));
        assertThat(total.get("ellipsoidalAreaSquareMetres").asDouble())
                .isCloseTo(959761.20, within("EPSG:4528".equals(crs) ? 0.5 : 0.001));
    }

    @Test
    void convertSaysWhatIsWrongWithTheRedLineItWrites() throws IOException {
        Path bowTie = folder.resolve("bow-tie.geojson");
        Files.writeString(bowTie, """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4527"}},"features":[
                 {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[39540000,3450000],
                  [39540400,3450400],[39540400,3450000],[39540000,3450400],[39540000,3450000]]]}}]}
                """);
        Path target = folder.resolve("bow-tie.txt");
        Run check = run("check", bowTie.toString(), "--crs", "EPSG:4527", "--json");
        assertThat(check.json().get("defects").size()).isPositive();

        Run text = run("convert", bowTie.toString(), target.toString(), "--crs", "EPSG:4527", "--lang", "en");
        Run json = run("convert", bowTie.toString(), target.toString(), "--crs", "EPSG:4527", "--json");

        assertThat(target).isNotEmptyFile();
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out()).contains("written as they are", "39540200");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json().get("defects")).isEqualTo(check.json().get("defects"));
    }

    @Test
    void gbkIsAProfileOfTheOutput() throws IOException {
        Path target = folder.resolve("gbk.txt");

        assertThat(run("convert", plot.toString(), target.toString(), "--profile", "ministry-gbk")
                        .code())
                .isZero();
        assertThat(Files.readString(target, Charset.forName("GBK"))).contains("示范地块");
    }

    @Test
    void humanOutputIsAlignedChineseAndOnRequestEnglish() {
        Run chinese = run("area", plot.toString());
        Run english = run("area", plot.toString(), "--lang", "en");

        String[] lines = chinese.out().split("\n");
        assertThat(lines[1]).startsWith("地块");
        assertThat(lines[2]).contains("示范地块", "960000.00", "959761.20", "96.0000", "1440.00");
        assertThat(TextTable.width(lines[1]))
                .isEqualTo(TextTable.width(lines[2]))
                .isEqualTo(TextTable.width(lines[3]));
        assertThat(english.out()).contains("ellipsoidal m²").contains("total");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "area missing.txt",
                "area noise.bin",
                "area plot.txt --crs 99999",
                "area plot.txt --crs none",
                "area plot.txt --bogus",
                "bogus plot.txt",
                "area",
                "convert plot.txt out.dwg",
                "convert plot.txt out.txt --to-crs 2363",
                "convert plot.txt out.txt --to-crs 4490",
                "convert plot.txt out.txt --profile none",
                "convert plot.txt nowhere/out.txt"
            })
    void whatCannotBeDoneEndsWithTwoAndOneLine(String line) throws IOException {
        Files.write(folder.resolve("noise.bin"), new byte[] {1, 2, 3, 4, 5, (byte) 200});
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
            if (words[i].contains(".")) {
                words[i] = folder.resolve(words[i]).toString();
            }
        }

        Run run = run(words);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("plot.txt", "noise.bin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "area plot.txt --bogus | 没有选项 --bogus。 用法见 hongxian area --help。 | there is no option --bogus."
                        + " For usage see hongxian area --help.",
                "--bogus | 没有选项 --bogus。 用法见 hongxian --help。 | there is no option --bogus. For usage see hongxian --help.",
                "bogus plot.txt | 没有命令 bogus，可用的命令：area, check, convert, inspect, overlay, verify-measurement。 用法见 hongxian --help。"
                        + " | there is no command bogus; commands: area, check, convert, inspect, overlay, verify-measurement."
                        + " For usage see hongxian --help.",
                "area | 缺少参数：FILE。 用法见 hongxian area --help。 | missing: FILE. For usage see hongxian area --help.",
                "convert plot.txt | 缺少参数：OUT。 用法见 hongxian convert --help。"
                        + " | missing: OUT. For usage see hongxian convert --help.",
                "overlay plot.txt --layer l.zip | 缺少参数：--class-field FIELD。 用法见 hongxian overlay --help。"
                        + " | missing: --class-field FIELD. For usage see hongxian overlay --help.",
                "area plot.txt --crs | 选项缺少取值：--crs CODE。 用法见 hongxian area --help。"
                        + " | an option lacks its value: --crs CODE. For usage see hongxian area --help.",
                "area plot.txt more.txt | 多余的参数：more.txt。 用法见 hongxian area --help。"
                        + " | too many arguments: more.txt. For usage see hongxian area --help.",
                "area plot.txt --crs 4527 --crs 4528 | 选项只能写一次：--crs CODE。 用法见 hongxian area --help。"
                        + " | an option may be given once only: --crs CODE. For usage see hongxian area --help."
            })
    void aCommandLineThatCannotBeUnderstoodIsToldInTheLanguageItAsksFor(String line, String chinese, String english) {
        Run inChinese = run(line.split(" "));
        String asked = line.endsWith(" --crs") ? line.replace(" --crs", " --lang en --crs") : line + " --lang=en";
        Run inEnglish = run(asked.split(" "));

        assertThat(inChinese.code()).isEqualTo(2);
        assertThat(inChinese.out()).isEmpty();
        assertThat(inChinese.err().strip()).isEqualTo(chinese);
        assertThat(inEnglish.code()).isEqualTo(2);
        assertThat(inEnglish.err().strip()).isEqualTo(english);
    }

    @Test
    void defectsEndWithOne() throws IOException {
        Path conflict = folder.resolve("conflict.txt");
        Files.writeString(conflict, SyntheticPlot.standard().text().replace("带号=39", "带号=38"));

        Run run = run("area", conflict.toString(), "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().get("issues").get(0).get("code").asString()).isEqualTo("zone-conflict");
    }

    @Test
    void noCrsDatabaseIsOpenedEvenForDegrees() throws IOException, InterruptedException {
        Path degrees = folder.resolve("degrees.geojson");
        run("convert", plot.toString(), degrees.toString(), "--to-crs", "4490");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HongxianCommand.class.getName(),
                        "area",
                        degrees.toString(),
                        "--json")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(Patience.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(output)
                .contains("959761.2", "DefaultMathTransformFactory")
                .doesNotContain("hsqldb", "referencing.factory.epsg", "ThreadedHsqlEpsgFactory");
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
