package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code convert} says about the file it wrote, and that it describes this file and not the one it came from. */
class ConversionReportTest {

    private static final String HEADER = """
            [属性描述]
            坐标系=2000国家大地坐标系
            几度分带=3
            带号=39
            [地块坐标]
            """;

    /** POLYGON ((0 0, 0 100, 100 100, 100 0, 0 0)) from 39540000 3450000. */
    private static final String SQUARE = """
            J1,1,3450100.000,39540000.000
            J2,1,3450100.000,39540100.000
            J3,1,3450000.000,39540100.000
            J4,1,3450000.000,39540000.000
            J1,1,3450100.000,39540000.000
            """;

    /** POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0)) from 39541000 3450000. */
    private static final String BOW_TIE = """
            J1,1,3450000.000,39541000.000
            J2,1,3450100.000,39541100.000
            J3,1,3450000.000,39541100.000
            J4,1,3450100.000,39541000.000
            J1,1,3450000.000,39541000.000
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        var texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), texts);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> codes(JsonNode findings) {
        var codes = new ArrayList<String>();
        findings.forEach(node -> codes.add(node.get("code").asString()));
        return codes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"survey.txt", "./survey.txt", "link.txt"})
    void theSurveyorsFileIsNotOverwritten(String target) throws IOException {
        Path source = file("survey.txt", HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE);
        Files.createSymbolicLink(folder.resolve("link.txt"), source);
        String before = Files.readString(source);

        int code = run("convert", source, folder.resolve(target), "--to-crs", "EPSG:4528");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("输出就是输入文件");
        assertThat(source).hasContent(before);
    }

    @Test
    void anAreaNobodyDeclaredIsWrittenOnlyForLandThatCanBeMeasuredAndSaidToBeMeasured() throws IOException {
        Path source = file(
                "blank.txt",
                HEADER + "5,,1,甲,面,,,,@\n" + SQUARE + "5,,2,乙,面,,,,@\n" + BOW_TIE + "5,1.5,3,丙,面,,,,@\n"
                        + SQUARE.replace(",39540", ",39542"));
        Path target = folder.resolve("out.txt");

        run("convert", source, target);

        assertThat(Files.readString(target)).contains("5,1.0000,1,甲,", "5,,2,乙,", "5,1.5000,3,丙,");
        assertThat(out.toString())
                .contains("写出的是量算的平面面积：1 个地块（甲）", "面积一栏留空：1 个地块（乙）")
                .doesNotContain("(丙)");
        run("inspect", target, "--json");
        assertThat(json().at("/plots/1/declaredAreaSquareMetres").isNull()).isTrue();
    }

    @Test
    void declaredAreasAProfileHasNoPlaceForAreNotDroppedInSilence() throws IOException {
        Path source = file("declared.txt", HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE);

        run("convert", source, folder.resolve("one-map.txt"), "--profile", "one-map", "--json");

        assertThat(json().at("/notes/0/code").asString()).isEqualTo("area-not-written");
        assertThat(json().at("/notes/0/plots/0").asString()).isEqualTo("甲");
        run("convert", source, folder.resolve("ministry.txt"), "--json");
        assertThat(json().get("notes").size()).isZero();
    }

    @Test
    void aProfileIsRefusedForAFormatThatHasNone() throws IOException {
        Path source = file("declared.txt", HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE);

        assertThat(run("convert", source, folder.resolve("out.geojson"), "--profile", "one-map"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--profile one-map", "out.geojson");
        assertThat(folder.resolve("out.geojson")).doesNotExist();
    }

    @Test
    void afterARepairTheReportIsAboutTheRepairedBoundary() throws IOException {
        // A spike of 40 m behind J2, and a count of points that is wrong with and without it.
        Path source = file("spike.txt", HEADER + "20,1.0,1,甲,面,,,,@\n" + SQUARE.replace("J3,1", """
                S1,1,3450100.000,39540140.000
                S2,1,3450100.000,39540100.000
                J3,1"""));
        Path target = folder.resolve("out.txt");

        run("convert", source, target, "--repair", "spike");

        assertThat(Files.readString(target)).contains("5,1.0000,1,甲,").doesNotContain("S1");
        assertThat(out.toString()).contains("已修补 1 处").doesNotContain("照原样", "填报界址点数");
        assertThat(run("check", target)).isZero();
    }

    @Test
    void aCountTheWriterPutsRightIsNotToldAsADefectOfTheWrittenFile() throws IOException {
        Path source = file("count.txt", HEADER + "20,1.0,1,甲,面,,,,@\n" + SQUARE);

        assertThat(run("convert", source, folder.resolve("out.txt"), "--json")).isZero();
        assertThat(codes(json().get("defects"))).isEmpty();
        assertThat(codes(json().get("settled"))).containsExactly("declared-count-differs");
        // A feature carries what the source declared.
        run("convert", source, folder.resolve("out.geojson"), "--json");
        assertThat(codes(json().get("defects"))).containsExactly("declared-count-differs");
    }

    @Test
    void whatWasAssumedToReadTheSourceGoesAlong() throws IOException {
        Path list = file("list.csv", "点号,X,Y\n" + SQUARE.replace(",1,", ",").replace(",39540", ",540"));

        run("convert", list, folder.resolve("out.txt"), "--crs", "EPSG:4527");

        assertThat(out.toString()).contains("EPSG:4548", "指定的坐标系 EPSG:4527 应带带号");
    }

    @Test
    void aFileInWgs84IsNotCalledCgcs2000InSilence() throws IOException {
        Path source = file("wgs.txt", (HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE).replace("2000国家大地坐标系", "WGS84"));

        run("inspect", source);
        assertThat(out.toString()).contains("WGS 84 与 2000 国家大地坐标系");
        run("convert", source, folder.resolve("out.txt"));
        assertThat(out.toString()).contains("WGS 84 与 2000 国家大地坐标系");
    }

    @Test
    void aQuestionThatNeedsNoAnswerIsToldByEveryCommandAboutTheFile() throws IOException {
        Path list = file("list.csv", "点号,X,Y\n" + SQUARE.replace(",1,", ","));

        for (String command : List.of("inspect", "check", "area")) {
            run(command, list);
            assertThat(out.toString()).as(command).contains("  ? 文件没有写明坐标系", "datum=xian80");
            run(command, list, "--json");
            assertThat(codes(json().get("questions"))).as(command).containsExactly("datum");
        }
        run("convert", list, folder.resolve("out.txt"));
        assertThat(out.toString()).contains("datum=xian80");
        run("check", list, "--answer", "datum=cgcs2000");
        assertThat(out.toString()).doesNotContain("  ? ");
    }

    @Test
    void anAnswerToAQuestionTheFileDoesNotAskIsRefused() throws IOException {
        Path source = file("declared.txt", HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE);

        assertThat(run("area", source, "--answer", "datum=xian80")).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("没有疑问“datum”");
    }

    @Test
    void checkSaysWhatItCannotCheckAndProposesRepairsInTextToo() throws IOException {
        Path clean = file("clean.txt", HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE);
        Path near = file(
                "near.txt", HEADER + "6,,1,甲,面,,,,@\n" + SQUARE.replace("J3,1", "N1,1,3450099.960,39540100.000\nJ3,1"));

        assertThat(run("check", clean)).isZero();
        assertThat(out.toString()).contains("没有发现缺陷", "没有核对", "其他案件的红线");
        run("check", clean, "--json");
        assertThat(json().get("notChecked").size()).isEqualTo(2);
        run("check", near);
        assertThat(out.toString()).doesNotContain("修复建议");
        run("check", near, "--repairs");
        assertThat(out.toString()).contains("修复建议", "删去N1点，并入J2点");
    }

    @Test
    void twentyFindingsOfAKindBesideAnAreaAreThreeAndACount() throws IOException {
        var points = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            points.append("N%d,1,3450100.000,39540000.%03d\n".formatted(i, 40 * (i + 1)));
        }
        Path source = file("many.txt", HEADER + ",,1,甲,面,,,,@\n" + SQUARE.replace("J2,1", points + "J2,1"));
        run("check", source, "--json");
        long found = codes(json().get("defects")).stream()
                .filter("near-duplicate-point"::equals)
                .count();

        run("area", source);

        assertThat(found).isGreaterThan(10);
        assertThat(out.toString().lines().filter(line -> line.contains("建议合并为一点")))
                .hasSize(3);
        assertThat(out.toString()).contains("另有 " + (found - 3) + " 处 near-duplicate-point");
    }

    @ParameterizedTest
    @CsvSource({"--lang=en, Usage: hongxian check", "--lang=zh, 用法：hongxian check"})
    void theHelpIsInTheLanguageAskedFor(String language, String heading) {
        assertThat(run("check", "--help", language)).isZero();

        assertThat(out.toString()).contains(heading);
        boolean chinese = out.toString().codePoints().anyMatch(Character::isIdeographic);
        assertThat(chinese).isEqualTo(language.endsWith("zh"));
        for (String command : List.of("inspect", "area", "convert", "overlay", "verify-measurement")) {
            run(command, "--help", language);
            assertThat(out.toString().codePoints().anyMatch(Character::isIdeographic))
                    .as(command)
                    .isEqualTo(chinese);
        }
    }

    @Test
    void aLanguageThereIsNotIsRefused() throws IOException {
        Path source = file("clean.txt", HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE);

        assertThat(run("check", source, "--lang", "fr")).isEqualTo(2);

        assertThat(err.toString()).contains("--lang", "zh, en");
        assertThat(out.toString().getBytes(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anOverlayOfAnotherDatumIsAdvisedWhatThereIs() throws IOException {
        Path source = file("xian.txt", (HEADER + "5,1.0,1,甲,面,,,,@\n" + SQUARE).replace("2000国家大地坐标系", "1980西安坐标系"));
        Path layer = file("layer.geojson", """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4527"}},"features":[
                 {"type":"Feature","properties":{"DLBM":"0101"},"geometry":{"type":"Polygon","coordinates":[[[39540000,3450000],
                  [39540100,3450000],[39540100,3450100],[39540000,3450100],[39540000,3450000]]]}}]}
                """);

        assertThat(run("overlay", source, "--layer", layer, "--class-field", "DLBM"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("EPSG:2363", "hongxian convert");
    }
}
