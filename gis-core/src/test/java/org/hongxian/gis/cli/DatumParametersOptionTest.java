package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatumParametersOptionTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path legacy = Path.of("");
    private Path parameters = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        legacy = Files.writeString(folder.resolve("legacy.txt"), """
                [属性描述]
                坐标系=1980西安坐标系
                几度分带=3
                带号=39
                [地块坐标]
                5,1.0000,1,甲地块,面,,,,@
                J1,1,3450100.000,39540000.000
                J2,1,3450100.000,39540100.000
                J3,1,3450000.000,39540100.000
                J4,1,3450000.000,39540000.000
                J1,1,3450100.000,39540000.000
                """);
        parameters = folder.resolve("parameters.json");
        try (var in = Objects.requireNonNull(
                getClass().getResourceAsStream("/org/hongxian/reference/datum-parameters-sample.json"))) {
            Files.copy(in, parameters);
        }
    }

    private int run(Object... arguments) {
        var texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), texts);
    }

    private double firstEasting(Path geoJson) throws IOException {
        JsonNode root = JsonMapper.builder().build().readTree(Files.readString(geoJson));
        return root.at("/features/0/geometry/coordinates/0/0/0").asDouble();
    }

    @Test
    void withoutParametersAnotherDatumIsRefusedAndTheOptionIsNamed() {
        assertThat(run("convert", legacy, folder.resolve("out.geojson"), "--to-crs", "EPSG:4527"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("EPSG:2363").contains("--datum-parameters");
        assertThat(folder.resolve("out.geojson")).doesNotExist();
    }

    @Test
    void withASetForTheCountyTheFileIsConvertedAndSaysByWhich() throws IOException {
        Path target = folder.resolve("out.geojson");

        int code = run(
                "convert",
                legacy,
                target,
                "--to-crs",
                "EPSG:4527",
                "--datum-parameters",
                parameters,
                "--county",
                "990101",
                "--json");

        assertThat(code).isZero();
        JsonNode used = JsonMapper.builder().build().readTree(out.toString()).get("datumParameters");
        assertThat(used.get("id").asString()).isEqualTo("sample-xian80-cgcs2000-990100");
        assertThat(used.get("accuracyMetres").asDouble()).isEqualTo(0.1);
        assertThat(Math.abs(firstEasting(target) - 39_540_000)).isBetween(1.0, 400.0);

        Path back = folder.resolve("back.geojson");
        run("convert", target, back, "--to-crs", "EPSG:2363", "--datum-parameters", parameters, "--county", "990101");
        assertThat(firstEasting(back)).isCloseTo(39_540_000, within(1e-4));
        assertThat(out.toString()).contains("sample-xian80-cgcs2000-990100", "标称精度 0.1 m");
    }

    @Test
    void aCountyOutsideTheAreaOfUseIsRefusedWithWhatIsMissing() {
        int code = run(
                "convert",
                legacy,
                folder.resolve("out.geojson"),
                "--to-crs",
                "EPSG:4527",
                "--datum-parameters",
                parameters,
                "--county",
                "990201",
                "--lang",
                "en");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("no set of parameters from XIAN80 to CGCS2000", "990201");
    }

    @Test
    void withoutACountyTheAnswerSaysThatTheAreaWasNotChecked() {
        int code = run(
                "convert",
                legacy,
                folder.resolve("out.geojson"),
                "--to-crs",
                "EPSG:4527",
                "--datum-parameters",
                parameters,
                "--datum-parameters-id",
                "sample-xian80-cgcs2000-990100",
                "--lang",
                "en");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("without --county their area of use was not checked");
    }

    @Test
    void aParameterFileThatCannotBeUsedIsAUsageErrorInOneLine() throws IOException {
        Files.writeString(parameters, "{\"format\":\"hongxian-datum-parameters-1\",\"sets\":[{\"id\":\"x\"}]}");

        int code = run(
                "convert",
                legacy,
                folder.resolve("out.geojson"),
                "--to-crs",
                "EPSG:4527",
                "--datum-parameters",
                parameters);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("sets[0].from: missing", "sets[0].method: missing");
    }
}
