package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.springframework.test.web.servlet.ResultActions;

/** An office in zone 40: the layers of its land in that zone and in degrees. Four parcels of a hectare in a row, as everywhere here. */
@H2Context
class OtherSystemsRestTest extends DeskFixture {

    private static final CrsCode ZONE_40 = new CrsCode(4528);
    private static final CrsCode DEGREES = new CrsCode(4490);
    private static final double EAST = 40_540_000;
    private static final double NORTH = 3_450_000;

    @BeforeEach
    void landInZone40() throws ParseException {
        importLayer("DLTB", ZONE_40, parcels(ZONE_40, "0301"));
        importLayer("DESK_DEGREES", DEGREES, parcels(DEGREES, "0301"));
        importLayer("YJJBNTTB", DEGREES, new LayerFeature("f", land(DEGREES, 0, 0, 50, 100), Map.of()));
        importLayer("STBHHX", ZONE_40);
        importLayer("CZKFBJ", ZONE_40);
        importLayer(
                "XZQ",
                DEGREES,
                new LayerFeature(
                        "x", land(DEGREES, -4000, -4000, 4000, 4000), Map.of("XZQDM", "990101", "XZQMC", "青禾县")));
    }

    @AfterEach
    void noLand() {
        List.of("DLTB", "DESK_DEGREES", "YJJBNTTB", "STBHHX", "CZKFBJ", "XZQ")
                .forEach(layer -> catalogue.withdraw(layer, "yunchuan-planner", "test"));
    }

    private void importLayer(String layer, CrsCode crs, LayerFeature... features) throws ParseException {
        catalogue.importVersion(
                new NewVersion(
                        layer, layer, crs, LocalDate.of(2025, 12, 31), land(crs, -5000, -5000, 5000, 5000), "test"),
                Stream.of(features));
    }

    private static LayerFeature[] parcels(CrsCode crs, String second) throws ParseException {
        return new LayerFeature[] {
            parcel(crs, "a", 0, "0101"),
            parcel(crs, "b", 100, second),
            parcel(crs, "c", 200, "0702"),
            parcel(crs, "d", 300, "0101")
        };
    }

    private static LayerFeature parcel(CrsCode crs, String id, double west, String landClass) throws ParseException {
        return new LayerFeature(
                id,
                land(crs, west, 0, west + 100, 100),
                Map.of("DLBM", landClass, "QSDWDM", "9901010010010000000", "QSDWMC", "测试村", "QSXZ", "30"));
    }

    private static Geometry land(CrsCode crs, double west, double south, double east, double north)
            throws ParseException {
        Geometry land = wkt("POLYGON ((%1$f %2$f, %3$f %2$f, %3$f %4$f, %1$f %4$f, %1$f %2$f))"
                .formatted(EAST + west, NORTH + south, EAST + east, NORTH + north));
        return CoordinateTransformer.between(ZONE_40, crs).transform(land);
    }

    /** A shape as the desk sends it: with its system. */
    private static String area(double west, double south, double east, double north) {
        return "{\"crs\": \"EPSG:4528\", \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%1$.3f, %2$.3f], [%3$.3f, %2$.3f], [%3$.3f, %4$.3f], [%1$.3f, %4$.3f], [%1$.3f, %2$.3f]]]}}"
                .formatted(EAST + west, NORTH + south, EAST + east, NORTH + north);
    }

    private ResultActions see(String address) throws Exception {
        return mvc.perform(get(address).with(loginAs.request("qinghe-planner")));
    }

    @Test
    void theMapIsDrawnInTheZoneOfTheLand() throws Exception {
        see("/api/v1/layers")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.matrixSet.id").value("CGCS2000Zone40"))
                .andExpect(jsonPath("$.matrixSet.originEasting").value(40_000_000.0))
                .andExpect(jsonPath("$.layers[?(@.layer == 'DLTB')].tiles").value(contains(containsString("Zone40"))))
                .andExpect(jsonPath("$.layers[?(@.layer == 'DESK_DEGREES')].bounds[0]")
                        .value(contains(closeTo(EAST - 5000, 50))));
        see("/api/v1/layers?crs=EPSG:4527")
                .andExpect(jsonPath("$.matrixSet.id").value("CGCS2000Zone39"))
                .andExpect(jsonPath("$.layers[?(@.layer == 'DLTB')].tiles").value(contains(containsString("Zone39"))));
        see("/api/v1/layers?crs=EPSG:4490").andExpect(jsonPath("$.matrixSet.id").value("CGCS2000Zone40"));
        see("/api/v1/layers?crs=EPSG:1").andExpect(status().isBadRequest());
        see("/api/v1/layers?crs=").andExpect(jsonPath("$.matrixSet.id").value("CGCS2000Zone40"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DLTB", "DESK_DEGREES"})
    void aPlaceOfTheMapIsIdentified(String layer) throws Exception {
        String own = "$[?(@.layer == '" + layer + "')]";
        String answer = see("/api/v1/layers/identify?geometry=true&easting=40540150&northing=3450050")
                .andExpect(status().isOk())
                .andExpect(jsonPath(own + ".asked").value(true))
                .andExpect(jsonPath(own + ".surveyed").value(true))
                .andExpect(jsonPath(own + ".features[*].id").value("b"))
                .andExpect(jsonPath(own + ".features[0].areaSquareMetres").value(contains(closeTo(10_000, 0.01))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<Number> northings = JsonPath.read(answer, own + ".features[0].geometry.coordinates[0][0][0][1]");
        assertThat(northings).singleElement().satisfies(northing -> assertThat(northing.doubleValue())
                .isCloseTo(NORTH, within(100.001)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DLTB", "DESK_DEGREES"})
    void aShapeInAConditionIsReadInTheSystemTheQuestionNames(String layer) throws Exception {
        String inZone = "S_INTERSECTS(geometry, BBOX(40540150, 3450010, 40540250, 3450090)) AND DLBM <> '0101'";
        String question = "{\"layer\": \"%s\", \"filter\": \"%s\", \"filterCrs\": \"%s\"}";
        ask("features", question.formatted(layer, inZone, "EPSG:4528"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id").value(contains("b", "c")));
        ask("features", question.formatted(layer, inZone, "EPSG:1")).andExpect(status().isBadRequest());
        Geometry box = CoordinateTransformer.between(ZONE_40, DEGREES)
                .transform(wkt("LINESTRING (40540150 3450010, 40540250 3450090)"));
        String inDegrees = "S_INTERSECTS(geometry, BBOX(%.7f, %.7f, %.7f, %.7f))"
                .formatted(
                        box.getCoordinates()[0].x,
                        box.getCoordinates()[0].y,
                        box.getCoordinates()[1].x,
                        box.getCoordinates()[1].y);
        ask("statistics", question.replace("}", ", \"by\": [\"DLBM\"]}").formatted(layer, inDegrees, "EPSG:4490"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total.count").value(2));
        ask("features", question.formatted(layer, inZone, "EPSG:2363"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("EPSG:2363")));
        ask("features", question.formatted(layer, "DLBM = '0702'", "EPSG:2363"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id").value(contains("c")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DLTB", "DESK_DEGREES"})
    void aDrawnShapeFindsAndCountsTheSameFeatures(String layer) throws Exception {
        ask(
                        "features",
                        "{\"layer\": \"%s\", \"crs\": \"EPSG:4528\", \"geometry\": true, \"area\": %s}"
                                .formatted(layer, area(50, 10, 250, 90)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs").value("EPSG:4528"))
                .andExpect(jsonPath("$.features[*].id").value(contains("a", "b", "c")))
                .andExpect(jsonPath("$.features[1].areaSquareMetres", closeTo(10_000, 0.01), Double.class))
                .andExpect(jsonPath("$.features[1].bbox[0]", closeTo(EAST + 100, 0.001), Double.class))
                .andExpect(jsonPath("$.features[1].bbox[3]", closeTo(NORTH + 100, 0.001), Double.class));
        ask(
                        "statistics",
                        "{\"layer\": \"%s\", \"by\": [\"DLBM\"], \"area\": %s}".formatted(layer, area(50, 10, 250, 90)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[*].key[0]").value(contains("0101", "0301", "0702")))
                .andExpect(jsonPath("$.rows[*].hectares").value(contains(0.4, 0.8, 0.4)))
                .andExpect(jsonPath("$.total.squareMetres", closeTo(16_000, 0.05), Double.class));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DLTB", "DESK_DEGREES"})
    void theClassesOfALayerHaveTheirArea(String layer) throws Exception {
        see("/api/v1/layers/" + layer + "/classes")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].code").value(contains("0101", "0301", "0702")))
                .andExpect(jsonPath("$[*].hectares").value(contains(2.0, 1.0, 1.0)));
    }

    @Test
    void featuresInABoxComeInTheSystemOfTheBox() throws Exception {
        see("/api/v1/layers/DESK_DEGREES/features?crs=EPSG:4528&bbox=40540110,3450010,40540190,3450090")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs.properties.name").value("urn:ogc:def:crs:EPSG::4528"))
                .andExpect(jsonPath("$.features[*].id").value(contains("b")))
                .andExpect(jsonPath(
                        "$.features[0].geometry.coordinates[0][0][0][1]", closeTo(NORTH, 100.001), Double.class));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DLTB", "DESK_DEGREES"})
    void featuresOfADrawnShapeAreExported(String layer) throws Exception {
        String file = fileOf(ask(
                "export",
                "{\"layer\": \"%s\", \"format\": \"geojson\", \"area\": %s}".formatted(layer, area(110, 10, 290, 90))));
        assertThat(JsonPath.<List<String>>read(file, "$.features[*].id")).containsExactly("b", "c");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DLTB", "DESK_DEGREES"})
    void twoVersionsAreCompared(String layer) throws Exception {
        CrsCode crs = layer.equals("DLTB") ? ZONE_40 : DEGREES;
        importLayer(layer, crs, parcels(crs, "1101"));
        int now = catalogue.findCurrent(layer).orElseThrow().number();

        String file = fileOf(ask(
                "compare",
                "{\"layer\": \"%s\", \"from\": %d, \"to\": %d, \"crs\": \"EPSG:4528\", \"area\": %s}"
                        .formatted(layer, now - 1, now, area(150, 0, 250, 100))));

        List<Number> changed = JsonPath.read(file, "$.pairs[?(@.from == '0301' && @.to == '1101')].hectares");
        assertThat(changed).singleElement().extracting(Number::doubleValue).isEqualTo(0.5);
        List<Number> box = JsonPath.read(file, "$.changes[0].bbox");
        assertThat(box.get(0).doubleValue()).isCloseTo(EAST + 150, within(1.0));
        assertThat(box.get(2).doubleValue()).isCloseTo(EAST + 200, within(1.0));
    }

    @Test
    void aDrawnShapeIsForecast() throws Exception {
        ask("outlook", "{\"area\": %s}".formatted(area(0, 0, 200, 100)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs").value("EPSG:4528"))
                .andExpect(jsonPath("$.hectares").value(2.0))
                .andExpect(jsonPath("$.county").value("990101"))
                .andExpect(jsonPath("$.layers[*].verdict").value(contains("OVERLAPS", "CLEAR", "CLEAR")))
                .andExpect(jsonPath("$.layers[0].squareMetres", closeTo(5000, 0.01), Double.class))
                .andExpect(jsonPath("$.classes[*].hectares").value(contains(0.5, 0.5, 1.0)))
                .andExpect(jsonPath("$.closes").value(true))
                .andExpect(jsonPath("$.conflictsElsewhere").value(false));
    }

    @Test
    void landOfADivisionInDegreesIsOutlinedOnTheMap() throws Exception {
        ask("areas/outline", "{\"area\": {\"unit\": \"990101\"}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs").value("EPSG:4528"))
                .andExpect(jsonPath("$.areaSquareMetres", closeTo(64e6, 100), Double.class))
                .andExpect(jsonPath("$.bbox[0]", closeTo(EAST - 4000, 0.001), Double.class));
    }

    @Test
    void layersOfSeveralSystemsArePrintedOnOneSheet() throws Exception {
        String file = fileOf(ask(
                "sheet",
                "{\"title\": \"测试\", \"scale\": 5000, \"paper\": \"A4\", \"crs\": \"EPSG:4528\", \"centre\": [40540200, 3450050],"
                        + " \"layers\": [{\"layer\": \"DLTB\"}, {\"layer\": \"YJJBNTTB\"}]}"));
        assertThat(file).startsWith("%PDF");
    }

    @Test
    void aFeatureTheAskedSystemCannotHoldHasNoPlaceThere() throws Exception {
        Geometry astray = wkt("POLYGON ((117 31, 540000 31, 540000 3450000, 117 3450000, 117 31))");
        importLayer("DESK_DEGREES", DEGREES, new LayerFeature("astray", astray, Map.of("DLBM", "0101")));
        int now = catalogue.findCurrent("DESK_DEGREES").orElseThrow().number();

        see("/api/v1/layers/DESK_DEGREES/features?bbox=116,30,118,32&crs=EPSG:4490")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[0].geometry.coordinates[0][0][1][0]")
                        .value(540_000.0))
                .andExpect(jsonPath("$.numberUnlocated").value(0));
        ask("features", "{\"layer\": \"DESK_DEGREES\", \"crs\": \"EPSG:4528\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id").value(contains("astray")))
                .andExpect(jsonPath("$.features[0].bbox").value(nullValue()));
        see("/api/v1/layers/DESK_DEGREES/classes")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].features").value(contains(1)))
                .andExpect(jsonPath("$[*].hectares").value(contains(0.0)));
        String compared = fileOf(
                ask("compare", "{\"layer\": \"DESK_DEGREES\", \"from\": %d, \"to\": %d}".formatted(now - 1, now)));
        assertThat(JsonPath.<Integer>read(compared, "$.unlocated")).isEqualTo(1);
        assertThat(JsonPath.<Double>read(compared, "$.totals.fromSquareMetres")).isCloseTo(40_000, within(0.1));
        assertThat(JsonPath.<Double>read(compared, "$.totals.toSquareMetres")).isZero();
    }

    @Test
    void aVersionInDegreesIsComparedWithOneInTheZone() throws Exception {
        int inDegrees = catalogue.findCurrent("DESK_DEGREES").orElseThrow().number();
        importLayer("DESK_DEGREES", ZONE_40, parcels(ZONE_40, "0702"));

        String compared = fileOf(ask(
                "compare",
                "{\"layer\": \"DESK_DEGREES\", \"from\": %d, \"to\": %d, \"area\": %s}"
                        .formatted(inDegrees, inDegrees + 1, area(-100, -100, 500, 200))));

        assertThat(JsonPath.<String>read(compared, "$.fromCrs")).isEqualTo("EPSG:4490");
        assertThat(JsonPath.<String>read(compared, "$.toCrs")).isEqualTo("EPSG:4528");
        assertThat(JsonPath.<Double>read(compared, "$.sameCornerMetres")).isEqualTo(0.01);
        assertThat(JsonPath.<Double>read(compared, "$.leastPlaceSquareMetres")).isEqualTo(1.0);
        assertThat(JsonPath.<List<Double>>read(compared, "$.pairs[?(@.from == '0301' && @.to == '0702')].squareMetres"))
                .singleElement()
                .satisfies(area -> assertThat(area).isCloseTo(10_000, within(0.1)));
        assertThat(JsonPath.<Double>read(compared, "$.totals.changedSquareMetres"))
                .isCloseTo(10_000, within(0.1));
    }

    @Test
    void aLayerOfAnotherDatumIsAskedInItsOwnSystemUnlessAShapeIsDrawn() throws Exception {
        CrsCode beijing = new CrsCode(2415);
        for (String landClass : List.of("0301", "1101")) {
            catalogue.importVersion(
                    new NewVersion("DESK_DEGREES", "DESK_DEGREES", beijing, null, null, "test"),
                    Stream.of(parcels(ZONE_40, landClass)));
        }
        int now = catalogue.findCurrent("DESK_DEGREES").orElseThrow().number();
        String question = "{\"layer\": \"DESK_DEGREES\", \"crs\": \"EPSG:4528\", \"geometry\": true";

        ask("features", question + ", \"filter\": \"DLBM = '1101'\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs").value("EPSG:2415"))
                .andExpect(jsonPath("$.features[*].id").value(contains("b")));
        ask("features", question + ", \"area\": " + area(50, 10, 250, 90) + "}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail", containsString("EPSG:2415 的范围文件")));
        ask(
                        "sheet",
                        "{\"title\": \"测试\", \"scale\": 5000, \"crs\": \"EPSG:4528\", \"centre\": [40540200, 3450050],"
                                + " \"layers\": [{\"layer\": \"DESK_DEGREES\"}]}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail", containsString("请先隐藏这个图层")));
        String file = fileOf(ask(
                "compare",
                "{\"layer\": \"DESK_DEGREES\", \"from\": %d, \"to\": %d, \"crs\": \"EPSG:4528\", \"field\": \"DLBM\"}"
                        .formatted(now - 1, now)));
        assertThat(JsonPath.<String>read(file, "$.crs")).isEqualTo("EPSG:2415");
        List<Number> changed = JsonPath.read(file, "$.pairs[?(@.from == '0301' && @.to == '1101')].hectares");
        assertThat(changed).singleElement().extracting(Number::doubleValue).isEqualTo(1.0);
    }

    /** What a job made, once it has ended. */
    private String fileOf(ResultActions accepted) throws Exception {
        String ended = end(accepted);
        assertThat(JsonPath.<String>read(ended, "$.state")).as(ended).isEqualTo("DONE");
        return see("/api/v1/desk/jobs/" + JsonPath.<String>read(ended, "$.id") + "/file")
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
