package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Zone 39, offsets in metres from (39 540 000, 3 450 000). */
class RidgeAndClosingOutputTest {

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
        return HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), texts);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    /** Plots side by side, 100 m high, of the widths given. */
    private Path redLine(double... widths) throws IOException {
        var text = new StringBuilder("[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=39\n[地块坐标]\n");
        double left = 0;
        for (int i = 0; i < widths.length; i++) {
            double right = left + widths[i];
            text.append("5,,%d,地块%d,面,,,,@\n".formatted(i + 1, i + 1));
            double[][] corners = {{100, left}, {100, right}, {0, right}, {0, left}, {100, left}};
            for (int c = 0; c < corners.length; c++) {
                text.append("J%d,1,%.3f,%.3f\n"
                        .formatted(c % 4 + 1, 3_450_000 + corners[c][0], 39_540_000 + corners[c][1]));
            }
            left = right;
        }
        return Files.writeString(folder.resolve("red-line.txt"), text);
    }

    /** One parcel over everything. */
    private Path terrace(String coefficient) throws IOException {
        return Files.writeString(folder.resolve("layer.geojson"), """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4527"}},"features":[
                {"type":"Feature","properties":{"DLBM":"0103","KCXS":%s,"GDPDJB":"3"},"geometry":{"type":"Polygon","coordinates":
                [[[39539000,3449000],[39541000,3449000],[39541000,3451000],[39539000,3451000],[39539000,3449000]]]}}]}
                """.formatted(coefficient));
    }

    @Test
    void ridgesStandInARowOfTheirOwn() throws IOException {
        int code = run(
                "overlay",
                redLine(100),
                "--layer",
                terrace("0.12"),
                "--class-field",
                "DLBM",
                "--ridge-field",
                "KCXS",
                "--json");

        assertThat(code).isZero();
        assertThat(json().get("rows")).hasSize(2);
        JsonNode field = json().get("rows").get(0);
        assertThat(field.get("areaSquareMetres").asDouble()).isCloseTo(8_800, within(1e-6));
        assertThat(field.get("deductedSquareMetres").asDouble()).isCloseTo(1_200, within(1e-6));
        JsonNode ridges = json().get("rows").get(1);
        assertThat(ridges.get("landClass").asString()).isEqualTo("1203");
        assertThat(ridges.get("ridge").asBoolean()).isTrue();
        assertThat(ridges.get("areaSquareMetres").asDouble()).isCloseTo(1_200, within(1e-6));
        assertThat(json().get("closureErrorSquareMetres").asDouble()).isCloseTo(0, within(1e-6));

        run("overlay", redLine(100), "--layer", terrace("0.12"), "--class-field", "DLBM", "--ridge-field", "KCXS");
        assertThat(out.toString()).contains("已扣田坎（m²）", "1200.00", "田坎（扣除田坎）");
    }

    @Test
    void withoutTheOptionNothingIsTakenOff() throws IOException {
        run("overlay", redLine(100), "--layer", terrace("0.12"), "--class-field", "DLBM", "--json");

        assertThat(json().get("rows")).hasSize(1);
        assertThat(json().get("rows").get(0).get("areaSquareMetres").asDouble()).isCloseTo(10_000, within(1e-6));
    }

    @Test
    void aShareInPerCentIsRefusedWithItsParcel() throws IOException {
        int code = run(
                "overlay",
                redLine(100),
                "--layer",
                terrace("12"),
                "--class-field",
                "DLBM",
                "--ridge-field",
                "KCXS",
                "--lang",
                "en");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("ridge coefficients that cannot be used", "KCXS=12");
    }

    @Test
    void aLayerWithoutTheAttributeIsAUsageError() throws IOException {
        int code = run(
                "overlay", redLine(100), "--layer", terrace("0.1"), "--class-field", "DLBM", "--ridge-field", "TKXS");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("TKXS").contains("KCXS");
    }

    @Test
    void hectaresAndMuOfThePlotsAddUpToTheTotal() throws IOException {
        // 33.34 m x 100 m are 0.3334 ha; 0.333433 three times are 1.0003 ha.
        run("area", redLine(33.343, 33.343, 33.343), "--json");

        BigDecimal hectares = BigDecimal.ZERO;
        BigDecimal mu = BigDecimal.ZERO;
        for (JsonNode plot : json().get("plots")) {
            hectares = hectares.add(plot.get("planarHectares").decimalValue());
            mu = mu.add(plot.get("planarMu").decimalValue());
        }
        assertThat(hectares).isEqualByComparingTo("1.0003");
        assertThat(json().get("total").get("planarHectares").decimalValue()).isEqualByComparingTo(hectares);
        assertThat(json().get("total").get("planarMu").decimalValue()).isEqualByComparingTo(mu);
        assertThat(json().get("plots").get(0).get("residueHectares").decimalValue())
                .isEqualByComparingTo("0.0001");

        run("area", redLine(33.343, 33.343, 33.343), "--lang", "en");
        assertThat(out.toString()).contains("closing: hectares of 地块1 differ by 0.0001 from plain rounding");
    }
}
