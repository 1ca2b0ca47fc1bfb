package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hongxian.gis.testkit.Patience;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many red lines against 30 x 30 squares of 100 m in turns of class 0101, 0301 and 0702, of villages of ten columns each. */
class PerPlotCommandTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SIDE = 30;
    private static final String[] CLASSES = {"0101", "0301", "0702"};

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path layer = Path.of("");

    @BeforeEach
    void layer() throws IOException {
        var features = new ArrayList<String>();
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                features.add(feature(
                        "\"QSDWDM\":\"V%d\",\"DLBM\":\"%s\"".formatted(i / 10, CLASSES[(i + j) % 3]),
                        100 * i,
                        100 * j,
                        100 * i + 100,
                        100 * j + 100));
            }
        }
        layer = collection("layer.geojson", features);
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        return HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), texts);
    }

    private static String feature(String properties, double west, double south, double east, double north) {
        double w = 39_540_000 + west;
        double e = 39_540_000 + east;
        double s = 3_450_000 + south;
        double n = 3_450_000 + north;
        return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}"
                .formatted(properties, w, s, w, n, e, n, e, s, w, s);
    }

    private Path collection(String name, List<String> features) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        + "\"urn:ogc:def:crs:EPSG::4527\"}},\"features\":[\n" + String.join(",\n", features) + "]}");
    }

    /** Rectangles of 10 to 400 m anywhere on the layer. */
    private Path redLines(int count) throws IOException {
        var random = new Random(11);
        var features = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            double west = random.nextInt(25_000) / 10.0;
            double south = random.nextInt(25_000) / 10.0;
            features.add(feature(
                    "\"DKBH\":\"D%d\",\"DKMC\":\"地块%d\"".formatted(i, i),
                    west,
                    south,
                    west + 10 + random.nextInt(390),
                    south + 10 + random.nextInt(390)));
        }
        return collection("red-lines.geojson", features);
    }

    @Test
    void aTableHasARowPerPlotAndAColumnPerClass() throws IOException {
        Path redLines = collection(
                "two.geojson",
                List.of(feature("\"DKMC\":\"甲\"", 50, 10, 150, 20), feature("\"DKMC\":\"乙\"", 2950, 0, 3050, 100)));

        List<String> ellipsoidal = ellipsoidal(redLines);

        int code = run("overlay", redLines, "--layer", layer, "--class-field", "DLBM", "--per-plot", "--out", table());

        assertThat(code).isEqualTo(HongxianCommand.DEFECTS);
        assertThat(Files.readString(table()).lines())
                .containsExactly(
                        "\uFEFF序号,地块编号,地块名称,结果,平面面积(m²),椭球面积(m²),公顷,0101,0301,0702,"
                                + "无图层覆盖(公顷),无图层覆盖(m²),图层自身重叠(m²),闭合",
                        "1,,甲,已量算,1000.00," + ellipsoidal.get(0) + ",0.1000,0.0500,0.0500,,0.0000,0.00,0.00,是",
                        "2,,乙,部分无图层覆盖,10000.00," + ellipsoidal.get(1) + ",1.0000,,,0.5000,0.5000,5000.00,0.00,是");
        assertThat(out.toString()).contains("2 个地块，平面面积合计 11000.00 m²", "已量算: 1", "部分无图层覆盖: 1");
        assertThat(leftovers()).isEmpty();
    }

    private List<String> ellipsoidal(Path redLines) {
        run("area", redLines, "--json");
        var areas = new ArrayList<String>();
        JSON.readTree(out.toString())
                .get("plots")
                .forEach(plot -> areas.add(
                        "%.2f".formatted(plot.get("ellipsoidalAreaSquareMetres").asDouble())));
        return areas;
    }

    @Test
    void theBytesAreTheSameWhateverTheNumberOfThreads() throws IOException {
        Path redLines = redLines(700);
        for (String ending : List.of("csv", "xlsx", "jsonl")) {
            Path alone = folder.resolve("alone." + ending);
            Path many = folder.resolve("many." + ending);

            assertThat(run(perPlot(redLines, alone, "--threads", 1))).isZero();
            assertThat(run(perPlot(redLines, many, "--threads", 5))).isZero();

            assertThat(Files.readAllBytes(many)).isEqualTo(Files.readAllBytes(alone));
        }
    }

    @Test
    void aPlotHasTheVeryTableAnOverlayOfItAloneHas() throws IOException {
        Path redLines = redLines(30);
        Path result = folder.resolve("result.jsonl");
        assertThat(run(perPlot(redLines, result))).isZero();
        List<String> rows = Files.readAllLines(result);
        List<String> features = Files.readAllLines(redLines).subList(1, 31);
        for (int i = 0; i < 30; i += 7) {
            Path alone = collection("alone.geojson", List.of(features.get(i).replaceAll("]},?$|,$", "")));
            run("overlay", alone, "--layer", layer, "--owner-field", "QSDWDM", "--class-field", "DLBM", "--json");
            JsonNode expected = JSON.readTree(out.toString());
            JsonNode row = JSON.readTree(rows.get(i));

            assertThat(row.get("hectares").decimalValue())
                    .isEqualByComparingTo(expected.get("redLineHectares").decimalValue());
            assertThat(row.get("groups")).hasSameSizeAs(expected.get("rows"));
            for (int k = 0; k < expected.get("rows").size(); k++) {
                JsonNode group = row.get("groups").get(k);
                JsonNode other = expected.get("rows").get(k);
                assertThat(group.get("values").get(0).asString())
                        .isEqualTo(other.get("owner").asString());
                assertThat(group.get("values").get(1).asString())
                        .isEqualTo(other.get("landClass").asString());
                assertThat(group.get("hectares").decimalValue())
                        .isEqualByComparingTo(other.get("hectares").decimalValue());
            }
        }
    }

    @Test
    void aCoverageFileIsMadeOnceAndMadeAgainWhenItIsDamagedOrOfAnotherLayer() throws IOException {
        Path redLines = redLines(20);
        Path kept = folder.resolve("layer.hxc");
        assertThat(run(perPlot(redLines, table(), "--coverage", kept))).isZero();
        String first = Files.readString(table());
        Object made = Files.getLastModifiedTime(kept);

        assertThat(run(perPlot(redLines, table(), "--coverage", kept))).isZero();
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(made);
        int onlyTheFile = run(
                "overlay",
                redLines,
                "--coverage",
                kept,
                "--owner-field",
                "QSDWDM",
                "--class-field",
                "DLBM",
                "--per-plot",
                "--out",
                table());
        assertThat(onlyTheFile).isZero();
        assertThat(Files.readString(table())).isEqualTo(first);

        try (var file = new RandomAccessFile(kept.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertThat(run(perPlot(redLines, table(), "--coverage", kept))).isZero();
        assertThat(err.toString()).contains("已损坏，重新生成");
        assertThat(Files.readString(table())).isEqualTo(first);

        Files.writeString(layer, Files.readString(layer).replaceFirst("0101", "0102"));
        assertThat(run(perPlot(redLines, table(), "--coverage", kept))).isZero();
        assertThat(err.toString()).contains("是由另一个图层生成的");
    }

    @Test
    void aDamagedCoverageFileAloneIsUnusable() throws IOException {
        Path kept = Files.writeString(folder.resolve("layer.hxc"), "no coverage");

        int code = run(
                "overlay", redLines(1), "--coverage", kept, "--class-field", "DLBM", "--per-plot", "--out", table());

        assertThat(code).isEqualTo(HongxianCommand.UNUSABLE);
        assertThat(err.toString()).contains("打包文件已损坏");
        assertThat(table()).doesNotExist();
    }

    @Test
    void whatMakesNoSenseIsSaidInOneLine() throws IOException {
        Path redLines = redLines(1);

        assertWrong("--out", "overlay", redLines, "--layer", layer, "--class-field", "DLBM", "--per-plot");
        assertWrong("--threads", "overlay", redLines, "--layer", layer, "--class-field", "DLBM", "--threads", 2);
        assertWrong("--layer", "overlay", redLines, "--class-field", "DLBM");
        assertWrong("--class-field", "overlay", redLines, "--layer", layer);
        assertWrong("XYZ", perPlot(redLines, table(), "--by", "XYZ"));
        assertWrong("--quality", perPlot(redLines, table(), "--quality"));
        assertWrong(".csv", perPlot(redLines, folder.resolve("table.doc")));
        assertWrong("--group-by", perPlot(redLines, table(), "--group-by", "DLBM"));
        assertThat(leftovers()).isEmpty();
    }

    private void assertWrong(String named, Object... arguments) {
        assertThat(run(arguments)).isEqualTo(HongxianCommand.UNUSABLE);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(named);
    }

    @Test
    void rowsAreGroupedByAnyFields() throws IOException {
        Path redLines = redLines(5);
        Path result = folder.resolve("result.jsonl");

        assertThat(run("overlay", redLines, "--layer", layer, "--group-by", "QSDWDM", "--per-plot", "--out", result))
                .isZero();

        for (String line : Files.readAllLines(result)) {
            assertThat(JSON.readTree(line).get("groups"))
                    .allSatisfy(group ->
                            assertThat(group.get("values").get(0).asString()).startsWith("V"));
        }
    }

    @Test
    void aRunThatIsEndedByASignalLeavesNoResultAndGoesOnToTheSameBytes() throws Exception {
        Path redLines = redLines(12_000);
        Path whole = folder.resolve("whole.csv");
        assertThat(run(perPlot(redLines, whole))).isZero();
        Path part = folder.resolve("table.csv.part");
        Path said = folder.resolve("said.txt");

        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        HongxianCommand.class.getName()),
                                Stream.of(perPlot(redLines, table(), "--threads", 1))
                                        .map(Object::toString))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        while (process.isAlive() && (!Files.exists(part) || Files.size(part) < 100_000)) {
            Thread.sleep(5);
        }
        process.destroy();

        assertThat(process.waitFor(Patience.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(143);
        assertThat(said).content().contains("结果不完整", "--resume");
        assertThat(table()).doesNotExist();
        assertThat(part).exists();

        assertThat(run(perPlot(redLines, table(), "--resume"))).isZero();

        assertThat(err.toString()).contains("接着上次继续");
        assertThat(Files.readAllBytes(table())).isEqualTo(Files.readAllBytes(whole));
        assertThat(leftovers()).isEmpty();
    }

    private Object[] perPlot(Path redLines, Path result, Object... more) {
        return Stream.concat(
                        Stream.of(
                                "overlay",
                                redLines,
                                "--layer",
                                layer,
                                "--owner-field",
                                "QSDWDM",
                                "--class-field",
                                "DLBM",
                                "--per-plot",
                                "--out",
                                result),
                        Stream.of(more))
                .toArray();
    }

    private Path table() {
        return folder.resolve("table.csv");
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".part") || name.endsWith(".unfinished"))
                    .toList();
        }
    }
}
