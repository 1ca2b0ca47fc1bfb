package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckAndOverlayCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        return JSON.readTree(out.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A plot in zone 39 of points given as northing, easting offsets from (3 450 000, 39 540 000), closed. */
    private Path redLine(String name, String areaHectares, int... offsets) throws IOException {
        var text = new StringBuilder("[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=39\n[地块坐标]\n");
        int n = offsets.length / 2;
        text.append("%d,%s,1,甲地块,面,,,,@\n".formatted(n + 1, areaHectares));
        for (int i = 0; i <= n; i++) {
            int at = 2 * (i % n);
            text.append("J%d,1,%d,%d\n".formatted(i % n + 1, 3_450_000 + offsets[at], 39_540_000 + offsets[at + 1]));
        }
        return file(name, text.toString());
    }

    private Path squareRedLine() throws IOException {
        return redLine("square.txt", "1.0000", 100, 0, 100, 100, 0, 100, 0, 0);
    }

    private static String feature(String owner, String landClass, int west, int east) {
        return """
                {"type":"Feature","properties":{"QSDWDM":"%1$s","DLBM":"%2$s","QSXZ":"30"},"geometry":{"type":"Polygon",
                "coordinates":[[[%3$d,3449900],[%4$d,3449900],[%4$d,3450200],[%3$d,3450200],[%3$d,3449900]]]}}""".formatted(owner, landClass, 39_540_000 + west, 39_540_000 + east);
    }

    private Path layer(String... features) throws IOException {
        return file("layer.geojson", """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4527"}},
                "features":[%s]}""".formatted(String.join(",", features)));
    }

    @Test
    void aCleanFileHasNoDefectsAndExitCodeZero() throws IOException {
        assertThat(run("check", squareRedLine(), "--json")).isZero();
        assertThat(json().get("defects")).isEmpty();
        assertThat(json().get("crs").asString()).isEqualTo("EPSG:4527");
    }

    @Test
    void everyDefectIsListedWithCodeSeverityMessageAndPlace() throws IOException {
        int code = run("check", redLine("bow.txt", "0.5", 100, 0, 0, 100, 100, 100, 0, 0), "--json", "--lang", "en");

        JsonNode defect = json().get("defects").get(0);
        assertThat(code).isEqualTo(1);
        assertThat(defect.get("code").asString()).isEqualTo("self-intersection");
        assertThat(defect.get("severity").asString()).isEqualTo("ERROR");
        assertThat(defect.get("message").asString()).contains("J1-J2").contains("J3-J4");
        assertThat(defect.get("plot").asString()).isEqualTo("甲地块");
        assertThat(defect.get("easting").asDouble()).isCloseTo(39_540_050, within(1e-6));
        assertThat(defect.get("northing").asDouble()).isCloseTo(3_450_050, within(1e-6));
    }

    @Test
    void theAreaOfAPlotThatCrossesItselfIsNotGivenAsIfItMeantSomething() throws IOException {
        int code = run("area", redLine("bow.txt", "0.5", 100, 0, 0, 100, 100, 100, 0, 0), "--json");

        assertThat(code).isEqualTo(1);
        assertThat(json().get("issues").get(0).get("code").asString()).isEqualTo("self-intersection");
    }

    @Test
    void defectsReadAsATableForPeople() throws IOException {
        run("check", redLine("area.txt", "2.5", 100, 0, 100, 100, 0, 100, 0, 0));

        assertThat(out.toString())
                .contains("declared-area-differs")
                .contains("甲地块")
                .contains("25000");
    }

    @Test
    void theAreaTableHasOwnersClassesRawAreasAndAddsUp() throws IOException {
        Path layer = layer(feature("990101", "0101", -50, 33), feature("990102", "0301", 33, 200));

        int code = run(
                "overlay",
                squareRedLine(),
                "--layer",
                layer,
                "--class-field",
                "DLBM",
                "--owner-field",
                "QSDWDM",
                "--by",
                "QSXZ",
                "--json");

        assertThat(code).isZero();
        JsonNode rows = json().get("rows");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("owner").asString()).isEqualTo("990101");
        assertThat(rows.get(0).get("landClass").asString()).isEqualTo("0101");
        assertThat(rows.get(0).get("group").get("QSXZ").asString()).isEqualTo("30");
        assertThat(rows.get(0).get("areaSquareMetres").asDouble()).isCloseTo(3300, within(1e-6));
        assertThat(rows.get(1).get("areaSquareMetres").asDouble()).isCloseTo(6700, within(1e-6));
        assertThat(json().get("redLineAreaSquareMetres").asDouble()).isCloseTo(10_000, within(1e-6));
        assertThat(json().get("uncoveredAreaSquareMetres").asDouble()).isZero();
        assertThat(json().get("closureErrorSquareMetres").asDouble()).isCloseTo(0, within(1e-6));
        BigDecimal total = rows.get(0)
                .get("hectares")
                .decimalValue()
                .add(rows.get(1).get("hectares").decimalValue());
        assertThat(total).isEqualByComparingTo(json().get("redLineHectares").decimalValue());
    }

    @Test
    void whatTheLayerLeavesOpenGivesExitCodeOne() throws IOException {
        Path layer = layer(feature("990101", "0101", -50, 60), feature("990102", "0199", 50, 90));

        int code = run("overlay", squareRedLine(), "--layer", layer, "--class-field", "DLBM", "--quality", "--json");

        assertThat(code).isEqualTo(1);
        assertThat(json().get("uncoveredAreaSquareMetres").asDouble()).isCloseTo(1000, within(1e-6));
        assertThat(json().get("overlapAreaSquareMetres").asDouble()).isCloseTo(1000, within(1e-6));
        assertThat(json().get("closed").asBoolean()).isFalse();
        assertThat(json().get("unknownClasses").get(0).asString()).isEqualTo("0199");
        assertThat(json().get("landClassScheme").asString()).isEqualTo("third-survey");
        JsonNode finding = json().get("layerIssues").get(0);
        assertThat(finding.get("code").asString()).isEqualTo("land-class-unknown");
        assertThat(finding.get("message").asString()).contains("0199");
        assertThat(finding.get("easting").asDouble()).isBetween(39_540_050.0, 39_540_090.0);
        assertThat(finding.get("northing").asDouble()).isBetween(3_450_000.0, 3_450_100.0);
        assertThat(json().get("quality").get("overlaps").get("areaSquareMetres").asDouble())
                .isCloseTo(3000, within(1e-6));
    }

    @Test
    void whatWasLeftOutOfTheLayerFileAndAssumedAboutItIsSaid() throws IOException {
        var features = new ArrayList<String>();
        features.add(feature("990101", "0101", -50, 200));
        for (int i = 0; i < 120; i++) {
            features.add("{\"type\":\"Feature\",\"properties\":{},"
                    + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[39540000,3450000]}}");
        }
        Path layer = layer(features.toArray(String[]::new));

        run("overlay", squareRedLine(), "--layer", layer, "--class-field", "DLBM", "--quality", "--json");

        assertThat(json().get("layerIssues")).hasSize(101);
        assertThat(json().get("layerIssues").get(0).get("code").asString()).isEqualTo("geometry-type-unusable");
        assertThat(json().get("layerAssumptions").get(0).get("code").asString()).isEqualTo("crs-from-file");
        assertThat(json().get("quality").get("notPolygonal").asInt()).isEqualTo(120);
        assertThat(json().get("quality").get("features").asInt()).isEqualTo(121);

        run("overlay", squareRedLine(), "--layer", layer, "--class-field", "DLBM", "--quality", "--lang", "en");

        assertThat(out.toString())
                .contains("reading the layer file:")
                .contains("20 further findings")
                .contains("left out: 120");
    }

    @Test
    void theClassificationIsRecognisedOrStated() throws IOException {
        Path standard = layer(feature("1", "0101", -50, 33), feature("2", "0501", 33, 200));

        assertThat(run("overlay", squareRedLine(), "--layer", standard, "--class-field", "DLBM", "--json"))
                .isZero();
        assertThat(json().get("landClassScheme").asString()).isEqualTo("gb-t-21010-2017");

        int stated = run(
                "overlay",
                squareRedLine(),
                "--layer",
                standard,
                "--class-field",
                "DLBM",
                "--class-scheme",
                "third-survey",
                "--json");
        assertThat(stated).isEqualTo(1);
        assertThat(json().get("unknownClasses").get(0).asString()).isEqualTo("0501");

        assertThat(run(
                        "overlay",
                        squareRedLine(),
                        "--layer",
                        standard,
                        "--class-field",
                        "DLBM",
                        "--class-scheme",
                        "1984",
                        "--lang",
                        "en"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("1984", "third-survey, gb-t-21010-2017, land-sea-2023");
    }

    @Test
    void twoPlotsThatShareAnEdgeAreOneRedLine() throws IOException {
        Path plots = file("plots.txt", """
                [属性描述]
                坐标系=2000国家大地坐标系
                几度分带=3
                带号=39
                [地块坐标]
                5,,1,甲,面,,,,@
                J1,1,3450100,39540000
                J2,1,3450100,39540050
                J3,1,3450000,39540050
                J4,1,3450000,39540000
                J1,1,3450100,39540000
                5,,2,乙,面,,,,@
                J1,1,3450100,39540050
                J2,1,3450100,39540100
                J3,1,3450000,39540100
                J4,1,3450000,39540050
                J1,1,3450100,39540050
                """);

        int code = run(
                "overlay", plots, "--layer", layer(feature("1", "0101", -50, 200)), "--class-field", "DLBM", "--json");

        assertThat(code).isZero();
        assertThat(json().get("redLineAreaSquareMetres").asDouble()).isCloseTo(10_000, within(1e-6));
    }

    @Test
    void aRedLineThatCrossesItselfIsNotMeasuredButItsDefectsAreListed() throws IOException {
        Path bow = redLine("bow.txt", "0.5", 100, 0, 0, 100, 100, 100, 0, 0);

        int code = run(
                "overlay", bow, "--layer", layer(feature("1", "0101", -50, 200)), "--class-field", "DLBM", "--json");

        assertThat(code).isEqualTo(1);
        assertThat(json().has("rows")).isFalse();
        assertThat(json().get("defects").get(0).get("code").asString()).isEqualTo("self-intersection");
    }

    @Test
    void aFieldTheLayerLacksIsOneLineThatNamesTheFieldsThereAre() throws IOException {
        int code = run(
                "overlay",
                squareRedLine(),
                "--layer",
                layer(feature("1", "0101", -50, 200)),
                "--class-field",
                "KLASSE");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().strip())
                .contains("KLASSE")
                .contains("DLBM, QSDWDM, QSXZ")
                .doesNotContain("\n");
    }

    @Test
    void theTableForPeopleNamesTheClasses() throws IOException {
        run("overlay", squareRedLine(), "--layer", layer(feature("1", "0101", -50, 200)), "--class-field", "DLBM");

        assertThat(out.toString()).contains("水田").contains("10000.00").contains("1.0000");
    }
}
