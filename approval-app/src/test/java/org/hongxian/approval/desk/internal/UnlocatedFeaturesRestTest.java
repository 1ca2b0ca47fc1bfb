package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.springframework.test.web.servlet.ResultActions;

/**
 * Four parcels of a hectare in a row, a fifth with one vertex at a latitude of 131 degrees (or without its zone number), and a sixth
 * whose axes were exchanged: two features must not take away the other four.
 */
@H2Context
class UnlocatedFeaturesRestTest extends DeskFixture {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final CrsCode DEGREES = new CrsCode(4490);
    private static final double EAST = 39_540_000;
    private static final double NORTH = 3_450_000;

    @BeforeEach
    void layers() throws ParseException {
        if (catalogue.findCurrent("WILD_DEGREES").isEmpty()) {
            Geometry corner = inDegrees(land(0, 0, 1, 1));
            double longitude = corner.getCoordinate().x;
            double latitude = corner.getCoordinate().y;
            importLayer(
                    "WILD_DEGREES",
                    DEGREES,
                    "POLYGON ((%1$f %2$f, %3$f %2$f, %1$f 131.2, %1$f %2$f))"
                            .formatted(longitude - 0.001, latitude, longitude),
                    "POLYGON ((31.2 117.4, 31.3 117.4, 31.3 117.5, 31.2 117.5, 31.2 117.4))");
            importLayer(
                    "WILD_ZONE",
                    ZONE_39,
                    "POLYGON ((39539900 3450000, 39540000 3450000, 540000 3450100, 39539900 3450000))",
                    "POLYGON ((3450000 39540000, 3450000 39540100, 3450100 39540100, 3450100 39540000, 3450000 39540000))");
        }
    }

    private void importLayer(String layer, CrsCode crs, String spike, String exchanged) throws ParseException {
        catalogue.importVersion(
                new NewVersion(layer, layer, crs, LocalDate.of(2025, 12, 31), null, "test"),
                Stream.of(
                        parcel(crs, "a", 0),
                        parcel(crs, "b", 100),
                        parcel(crs, "c", 200),
                        parcel(crs, "d", 300),
                        new LayerFeature("spike", wkt(spike), Map.of("DLBM", "0101")),
                        new LayerFeature("exchanged", wkt(exchanged), Map.of("DLBM", "0101"))));
    }

    private static LayerFeature parcel(CrsCode crs, String id, double west) throws ParseException {
        Geometry land = land(west, 0, west + 100, 100);
        return new LayerFeature(id, crs.equals(ZONE_39) ? land : inDegrees(land), Map.of("DLBM", "0101"));
    }

    private static Geometry land(double west, double south, double east, double north) throws ParseException {
        return wkt("POLYGON ((%1$f %2$f, %3$f %2$f, %3$f %4$f, %1$f %4$f, %1$f %2$f))"
                .formatted(EAST + west, NORTH + south, EAST + east, NORTH + north));
    }

    private static Geometry inDegrees(Geometry land) {
        return CoordinateTransformer.between(ZONE_39, DEGREES).transform(land);
    }

    private ResultActions see(String address) throws Exception {
        return mvc.perform(get(address).header("Accept-Language", "zh-CN").with(loginAs.request("qinghe-planner")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"WILD_DEGREES", "WILD_ZONE"})
    void aPageHasEveryFeatureAndSaysWhichHaveNoPlace(String layer) throws Exception {
        see("/ogc/collections/" + layer + "/items")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.numberReturned").value(6))
                .andExpect(jsonPath("$.features[*].id")
                        .value(containsInAnyOrder("a", "b", "c", "d", "spike", "exchanged")))
                .andExpect(jsonPath("$.features[?(@.id == 'a')].geometry.type").value("Polygon"))
                .andExpect(jsonPath("$.features[?(@.id == 'spike')].geometry").value(contains(nullValue())))
                .andExpect(jsonPath("$.features[?(@.id == 'spike')].geometryNotIn")
                        .value(contains(containsString("CRS84"))))
                .andExpect(jsonPath("$.features[?(@.id == 'spike')].properties.DLBM")
                        .value("0101"))
                .andExpect(jsonPath("$.numberUnlocated").value(2))
                .andExpect(jsonPath("$.unlocated").value(containsInAnyOrder("spike", "exchanged")))
                .andExpect(jsonPath("$.note").value(containsString("2 个要素")));
        see("/ogc/collections/" + layer + "/items/spike")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.geometry").value(nullValue()))
                .andExpect(jsonPath("$.geometryNotIn").value(containsString("CRS84")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"WILD_DEGREES, 4490", "WILD_ZONE, 4527"})
    void inTheSystemOfTheLayerTheCoordinatesAreServedAsTheyAreKept(String layerAndCode) throws Exception {
        String[] asked = layerAndCode.split(", ");
        Object first = asked[1].equals("4490") ? (Object) 131.2 : (Object) 3_450_100;
        see("/ogc/collections/" + asked[0] + "/items?crs=http://www.opengis.net/def/crs/EPSG/0/" + asked[1])
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.numberUnlocated").doesNotExist())
                .andExpect(jsonPath("$.features[?(@.id == 'spike')].geometry.coordinates[0][2][0]")
                        .value(contains(first)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"WILD_DEGREES", "WILD_ZONE"})
    void theCollectionLiesWhereTheOthersAreAndSaysThatTwoLieNowhere(String layer) throws Exception {
        double west = inDegrees(land(0, 0, 400, 100)).getEnvelopeInternal().getMinX();
        String own = "$.collections[?(@.id == '" + layer + "')]";
        see("/ogc/collections")
                .andExpect(status().isOk())
                .andExpect(jsonPath(own + ".extent.spatial.bbox[0][0]").value(contains(closeTo(west, 1e-5))))
                .andExpect(jsonPath(own + ".description").value(contains(containsString("2 个要素有坐标不在"))));
        see("/ogc/collections/" + layer + "/items?bbox=117,31,118,32")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[?(@.id == 'd')]").value(contains(notNullValue())));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"WILD_DEGREES", "WILD_ZONE"})
    void theDeskFindsAndCountsTheOthersAndSaysWhatIsLeftOut(String layer) throws Exception {
        String own = "$[?(@.layer == '" + layer + "')]";
        see("/api/v1/layers").andExpect(status().isOk());
        see("/api/v1/layers/identify?geometry=true&easting=39540150&northing=3450050&crs=EPSG:4527")
                .andExpect(status().isOk())
                .andExpect(jsonPath(own + ".features[*].id").value("b"));
        see("/api/v1/layers/" + layer + "/features?crs=EPSG:4528&bbox=40240000,3440000,40270000,3470000")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.numberReturned").value(5))
                .andExpect(jsonPath("$.numberUnlocated").value(1));
        ask("features", "{\"layer\": \"%s\", \"crs\": \"EPSG:4528\", \"geometry\": true}".formatted(layer))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(6))
                .andExpect(
                        jsonPath("$.features[?(@.id == 'a')].areaSquareMetres").value(contains(closeTo(10_000, 0.1))))
                .andExpect(jsonPath("$.features[?(@.id == 'spike')].areaSquareMetres")
                        .value(contains(nullValue())))
                .andExpect(jsonPath("$.features[?(@.id == 'spike')].bbox").value(contains(nullValue())))
                .andExpect(jsonPath("$.features[?(@.id == 'spike')].geometry").value(contains(nullValue())));
        for (String measure : new String[] {"planar", "ellipsoidal"}) {
            ask("statistics", "{\"layer\": \"%s\", \"by\": [\"DLBM\"], \"measure\": \"%s\"}".formatted(layer, measure))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.total.count").value(4))
                    .andExpect(jsonPath("$.total.squareMetres").value(closeTo(40_000, 40)))
                    .andExpect(jsonPath("$.unlocated").value(2));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"WILD_DEGREES", "WILD_ZONE"})
    void tilesShowTheOthers(String layer) throws Exception {
        see("/tiles/" + layer + "/WebMercatorQuad/0/0/0.mvt").andExpect(status().isOk());
        byte[] tile = see("/tiles/" + layer + "/WebMercatorQuad/13/6767/3348.mvt")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(tile).isNotEmpty();
    }

    @Test
    void theFileHasEveryFeatureAsItIsKept() throws Exception {
        String job = end(ask("export", "{\"layer\": \"WILD_DEGREES\", \"format\": \"geojson\"}"));
        assertThat(JsonPath.<String>read(job, "$.state")).isEqualTo("DONE");
        assertThat(JsonPath.<Integer>read(job, "$.total")).isEqualTo(6);
    }
}
