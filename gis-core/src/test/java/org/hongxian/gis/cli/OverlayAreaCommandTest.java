package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A square kilometre 100 km east of the central meridian, where plane and ellipsoid differ by 2.5 square metres per hectare. */
class OverlayAreaCommandTest {

    private static final String RING = "[[[%1$s,4000000],[%1$s,4001000],[%2$s,4001000],[%2$s,4000000],[%1$s,4000000]]]";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path redLine = Path.of("");
    private Path layer = Path.of("");

    @BeforeEach
    void files() throws IOException {
        redLine = collection("red-line.geojson", feature("0", 39_600_000, 39_601_000));
        layer = collection(
                "layer.geojson",
                feature("0101", 39_599_000, 39_600_333)
                        + ","
                        + feature("0301", 39_600_333, 39_600_777)
                        + ","
                        + feature("0702", 39_600_777, 39_602_000));
    }

    private Path collection(String name, String features) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        + "\"urn:ogc:def:crs:EPSG::4527\"}},\"features\":[" + features + "]}");
    }

    private static String feature(String landClass, int west, int east) {
        return "{\"type\":\"Feature\",\"properties\":{\"DLBM\":\"%s\",\"PDJB\":\"%d\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}"
                .formatted(landClass, landClass.equals("0702") ? 2 : 1, RING.formatted(west, east));
    }

    private JsonNode overlay(Object... more) {
        assertThat(run(more)).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    private int run(Object... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] arguments = Stream.concat(Stream.of("overlay", redLine, "--layer", layer, "--json"), Stream.of(more))
                .map(Object::toString)
                .toArray(String[]::new);
        return HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void theTableClosesToTheAreaAskedForWhicheverItIs() {
        JsonNode planar = overlay("--class-field", "DLBM");
        assertThat(planar.get("legalArea").asString()).isEqualTo("planar");
        assertThat(planar.get("redLineHectares").decimalValue()).isEqualByComparingTo("100.0000");
        assertThat(planar.get("ellipsoidalRedLineAreaSquareMetres").isNull()).isTrue();

        JsonNode ellipsoidal = overlay("--class-field", "DLBM", "--area", "ellipsoidal");
        assertThat(ellipsoidal.get("legalArea").asString()).isEqualTo("ellipsoidal");
        assertThat(ellipsoidal.get("ellipsoidalRedLineAreaSquareMetres").asDouble())
                .isEqualTo(999_751.25);
        assertThat(ellipsoidal.get("ellipsoidalRedLineHectares").decimalValue()).isEqualByComparingTo("99.9751");
        BigDecimal sum = ellipsoidal.get("ellipsoidalUncoveredHectares").decimalValue();
        double squareMetres = 0;
        for (JsonNode row : ellipsoidal.get("rows")) {
            sum = sum.add(row.get("ellipsoidalHectares").decimalValue());
            squareMetres += row.get("ellipsoidalAreaSquareMetres").asDouble();
            assertThat(row.get("ellipsoidalAreaSquareMetres").asDouble())
                    .isCloseTo(row.get("areaSquareMetres").asDouble() * 0.99975125, within(2.0));
        }
        assertThat(sum).isEqualByComparingTo("99.9751");
        assertThat(squareMetres).isCloseTo(999_751.25, within(1e-6));
        assertThat(ellipsoidal.get("redLineHectares").decimalValue()).isEqualByComparingTo("100.0000");
    }

    @Test
    void theTextShowsBothAreasWhereBothAreAskedFor() {
        out.getBuffer().setLength(0);
        int code = HongxianCommand.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "overlay",
                redLine.toString(),
                "--layer",
                layer.toString(),
                "--class-field",
                "DLBM",
                "--area",
                "both");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("椭球面积（m²）", "公顷（椭球）", "椭球面积：999751.25 m²，99.9751 公顷；表内合计：99.9751 公顷");
    }

    @Test
    void rowsAreGroupedByWhateverFieldsAreNamed() {
        JsonNode answer = overlay("--group-by", "PDJB");

        assertThat(answer.get("rows")).hasSize(2);
        assertThat(answer.get("rows").get(0).get("group").get("PDJB").asString())
                .isEqualTo("1");
        assertThat(answer.get("rows").get(0).get("areaSquareMetres").asDouble()).isCloseTo(777_000, within(1e-4));
        assertThat(answer.get("rows").get(0).get("landClass").isNull()).isTrue();
    }

    @Test
    void anAreaNobodyKnowsIsRefused() {
        assertThat(run("--class-field", "DLBM", "--area", "spherical")).isEqualTo(HongxianCommand.UNUSABLE);
        assertThat(err.toString()).contains("spherical").hasLineCount(1);
    }
}
