package org.hongxian.approval.planner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.hamcrest.CustomMatcher;
import org.hamcrest.Matcher;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A layer of its own key, so that other tests in the same application never meet it. */
abstract class PlannerRestTest {

    private static final String LAYER = "PLANNER_TEST";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    @Autowired
    private CoverageFiles files;

    @BeforeEach
    void layer() throws ParseException {
        if (catalogue.findCurrent(LAYER).isEmpty()) {
            catalogue.importVersion(
                    new NewVersion(
                            LAYER,
                            "测试图层",
                            new CrsCode(4527),
                            LocalDate.of(2025, 12, 31),
                            wkt("POLYGON ((39540000 3450000, 39541000 3450000, 39541000 3451000, 39540000 3451000,"
                                    + " 39540000 3450000))"),
                            "test"),
                    Stream.of(
                            square("a", 39540000, "0101"),
                            square("b", 39540100, "0301"),
                            square("c", 39540200, "0702"),
                            square("d", 39540300, "0199")));
        }
    }

    @Test
    void listsTheCurrentLayersWithTheGridAndTheStyles() throws Exception {
        mvc.perform(get("/api/v1/layers").with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.matrixSet.id").value("CGCS2000Zone39"))
                .andExpect(jsonPath("$.matrixSet.crs").value("EPSG:4527"))
                .andExpect(jsonPath("$.matrixSet.resolutions[11]").value(10.0))
                .andExpect(jsonPath("$.styles[*].layer", hasItem("DLTB")))
                .andExpect(
                        jsonPath("$.layers[?(@.layer == 'PLANNER_TEST')].title").value("测试图层"))
                .andExpect(jsonPath("$.layers[?(@.layer == 'PLANNER_TEST')].dataDate")
                        .value("2025-12-31"))
                .andExpect(jsonPath("$.layers[?(@.layer == 'PLANNER_TEST')].featureCount")
                        .value(4))
                .andExpect(jsonPath("$.layers[?(@.layer == 'PLANNER_TEST')].bounds[2]")
                        .value(39541000.0))
                .andExpect(jsonPath("$.layers[?(@.layer == 'PLANNER_TEST')].tiles")
                        .value("/tiles/PLANNER_TEST/CGCS2000Zone39/{z}/{x}/{y}.mvt?version=1"));
    }

    @Test
    void identifiesTheParcelAtAPointWithItsClass() throws Exception {
        String own = "$[?(@.layer == 'PLANNER_TEST')]";
        mvc.perform(identify("39540050", "3450050"))
                .andExpect(status().isOk())
                .andExpect(jsonPath(own + ".surveyed").value(true))
                .andExpect(jsonPath(own + ".features[*].id").value("a"))
                .andExpect(jsonPath(own + ".features[*].attributes.DLBM").value("0101"))
                .andExpect(jsonPath(own + ".features[*].className").value("水田"))
                .andExpect(jsonPath(own + ".classScheme").value("third-survey"))
                .andExpect(jsonPath(own + ".features[*].classCode").value("0101"))
                .andExpect(jsonPath(own + ".features[0].areaSquareMetres", hasItem(closeTo(10000, 1e-6))));
    }

    @Test
    void theClassIsNamedInTheClassificationTheVersionIsCodedIn() throws Exception {
        String standard = "PLANNER_STANDARD";
        String landSea = "PLANNER_LAND_SEA";
        if (catalogue.findCurrent(standard).isEmpty()) {
            importLayer(standard, square("s", 39540000, "0501"));
            importLayer(landSea, square("l", 39540000, "YDYHFLDM", "0601"));
        }

        mvc.perform(identify("39540050", "3450050"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_STANDARD')].classScheme")
                        .value("gb-t-21010-2017"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_STANDARD')].features[*].className")
                        .value("零售商业用地"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_LAND_SEA')].features[*].classCode")
                        .value("0601"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_LAND_SEA')].features[*].className")
                        .value("农村道路"));
    }

    @Test
    void theClassesOfALayerAreCountedWithTheirAreaAndNamed() throws Exception {
        mvc.perform(get("/api/v1/layers/PLANNER_TEST/classes").with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].code").value(contains("0101", "0199", "0301", "0702")))
                .andExpect(jsonPath("$[0].className").value("水田"))
                .andExpect(jsonPath("$[0].features").value(1))
                .andExpect(jsonPath("$[0].hectares").value(1.0))
                .andExpect(jsonPath("$[1].className").doesNotExist());
        mvc.perform(get("/api/v1/layers/NO_SUCH_LAYER/classes").with(loginAs.request("qinghe-planner")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aCodeTheClassificationLacksIsShownWithoutAName() throws Exception {
        mvc.perform(identify("39540350", "3450050"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_TEST')].features[*].classCode")
                        .value("0199"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_TEST')].features[?(@.className != null)]", hasSize(0)));
    }

    @Test
    void aPointOnASharedBoundaryBelongsToBothSides() throws Exception {
        mvc.perform(identify("39540100", "3450050"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_TEST')].features[*].id", hasSize(2)));
    }

    @Test
    void whereTheLayerWasNotSurveyedItSaysSo() throws Exception {
        mvc.perform(identify("39540500", "3450500"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_TEST')].surveyed").value(true))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_TEST')].features[*]", hasSize(0)));
        mvc.perform(identify("39545000", "3450500"))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_TEST')].surveyed").value(false));
    }

    @Test
    void aLayerInAnotherSystemIsAskedAtTheSamePlaceAndOneThatCannotBeAskedSaysSo() throws Exception {
        String degrees = "PLANNER_DEGREES";
        String oldDatum = "PLANNER_OLD_DATUM";
        if (catalogue.findCurrent(degrees).isEmpty()) {
            var toDegrees = CoordinateTransformer.between(new CrsCode(4527), new CrsCode(4490));
            LayerFeature parcel = square("g", 39540000, "0101");
            importIn(
                    4490,
                    degrees,
                    new LayerFeature("g", toDegrees.transform(parcel.geometry()), Map.of("DLBM", "0101")));
            importIn(2415, oldDatum, square("o", 39540000, "0101"));
        }
        String there = "$[?(@.layer == 'PLANNER_DEGREES')]";
        mvc.perform(identify("39540050", "3450050").param("geometry", "true"))
                .andExpect(status().isOk())
                .andExpect(jsonPath(there + ".asked").value(true))
                .andExpect(jsonPath(there + ".features[*].id").value("g"))
                .andExpect(jsonPath(there + ".features[0].areaSquareMetres", hasItem(closeTo(10000, 1e-3))))
                .andExpect(jsonPath(there + ".features[0].geometry.coordinates[0][0][*][0]")
                        .value(everyItem(isAbout(39540000, 39540100))))
                .andExpect(
                        jsonPath("$[?(@.layer == 'PLANNER_OLD_DATUM')].asked").value(false))
                .andExpect(jsonPath("$[?(@.layer == 'PLANNER_OLD_DATUM')].features[*]", hasSize(0)));
        mvc.perform(identify("39540050", "3450050").param("crs", "nonsense")).andExpect(status().isBadRequest());
    }

    /** One of two numbers, to a millimetre; JSON does not say whether a whole one is an integer. */
    private static Matcher<Object> isAbout(double one, double other) {
        return new CustomMatcher<>("about " + one + " or " + other) {
            @Override
            public boolean matches(Object number) {
                double value = ((Number) number).doubleValue();
                return Math.abs(value - one) < 1e-3 || Math.abs(value - other) < 1e-3;
            }
        };
    }

    private void importIn(int epsg, String layer, LayerFeature feature) {
        catalogue.importVersion(
                new NewVersion(layer, "测试", new CrsCode(epsg), LocalDate.of(2025, 12, 31), null, "test"),
                Stream.of(feature));
    }

    @Test
    void refusesPointsAndBoxesThatAreNoNumbers() throws Exception {
        for (String bad : new String[] {"abc", "NaN", "Infinity", "1e308", ""}) {
            mvc.perform(identify(bad, "3450050")).andExpect(status().isBadRequest());
            mvc.perform(features("bbox=" + bad + ",0,1,1")).andExpect(status().isBadRequest());
        }
        mvc.perform(features("bbox=1,1,0,0"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("西、南、东、北")));
        mvc.perform(features("bbox=0,0,1,1&limit=0")).andExpect(status().isBadRequest());
        mvc.perform(features("bbox=0,0,1,1&limit=100000")).andExpect(status().isBadRequest());
        mvc.perform(features("limit=5")).andExpect(status().isBadRequest());
    }

    @Test
    void givesFeaturesOfABoxAndSaysWhenThereAreMore() throws Exception {
        mvc.perform(features("bbox=39540000,3450000,39541000,3451000&limit=2"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id", hasSize(2)))
                .andExpect(jsonPath("$.truncated").value(true))
                .andExpect(jsonPath("$.features[0].geometry.coordinates[0][0][0][0]")
                        .value(39540000.0));
        mvc.perform(features("bbox=39540000,3450000,39540050,3450050"))
                .andExpect(jsonPath("$.features[*].id").value("a"))
                .andExpect(jsonPath("$.truncated").value(false));
        mvc.perform(get("/api/v1/layers/NOWHERE/features?bbox=0,0,1,1").with(loginAs.request("qinghe-planner")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aTileIsCompressedTaggedAndNotSentTwice() throws Exception {
        // From the files and from the database a tile has different tags: none may come from here and one from there.
        CoverageState state = files.await(catalogue.findCurrent(LAYER).orElseThrow(), Patience.PATIENCE, () -> true);
        assertThat(state.condition()).isEqualTo(CoverageState.Condition.READY);
        String address = tileAddress();
        MockHttpServletResponse first = mvc.perform(get(address + "?version=1")
                        .header("Accept-Encoding", "gzip, deflate")
                        .with(loginAs.request("qinghe-officer")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/vnd.mapbox-vector-tile"))
                .andExpect(header().string("Content-Encoding", "gzip"))
                .andExpect(header().string("Cache-Control", containsString("immutable")))
                .andReturn()
                .getResponse();
        assertThat(first.getContentAsByteArray()).startsWith(0x1f, 0x8b);

        mvc.perform(get(address)
                        .header("Accept-Encoding", "gzip")
                        .header("If-None-Match", first.getHeader("ETag"))
                        .with(loginAs.request("qinghe-officer")))
                .andExpect(status().isNotModified());

        MockHttpServletResponse plain = mvc.perform(get(address).with(loginAs.request("qinghe-officer")))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Content-Encoding"))
                .andExpect(header().string("Cache-Control", containsString("no-cache")))
                .andReturn()
                .getResponse();
        assertThat(plain.getHeader("ETag")).isNotEqualTo(first.getHeader("ETag"));
        assertThat(plain.getContentAsString()).contains(LAYER);
        mvc.perform(get(address + "?version=7").with(loginAs.request("qinghe-officer")))
                .andExpect(status().isNotFound());
    }

    @Test
    void tilesThatDoNotExistAreNotFound() throws Exception {
        for (String address : new String[] {
            "/tiles/PLANNER_TEST/CGCS2000Zone39/99/0/0.mvt",
            "/tiles/PLANNER_TEST/CGCS2000Zone39/5/-1/0.mvt",
            "/tiles/PLANNER_TEST/CGCS2000Zone39/5/100000/0.mvt",
            "/tiles/PLANNER_TEST/WebMercatorQuad/5/32/0.mvt",
            "/tiles/NOWHERE/CGCS2000Zone39/5/0/0.mvt"
        }) {
            mvc.perform(get(address).with(loginAs.request("qinghe-officer"))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/tiles/PLANNER_TEST/CGCS2000Zone39/five/0/0.mvt").with(loginAs.request("qinghe-officer")))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void layersAreForOfficialsOnly() throws Exception {
        for (String address : new String[] {
            "/api/v1/layers",
            "/api/v1/layers/identify?easting=1&northing=1",
            "/api/v1/layers/PLANNER_TEST/features?bbox=0,0,1,1",
            tileAddress()
        }) {
            mvc.perform(get(address).with(loginAs.request("applicant-a"))).andExpect(status().isForbidden());
            int anonymous = mvc.perform(get(address)).andReturn().getResponse().getStatus();
            assertThat(anonymous).as(address).isIn(302, 401);
        }
    }

    private static String tileAddress() {
        TileAddress address = TileMatrixSet.CGCS2000_ZONE_39.tileAt(13, 39540050, 3450050);
        return "/tiles/PLANNER_TEST/CGCS2000Zone39/13/" + address.column() + "/" + address.row() + ".mvt";
    }

    private MockHttpServletRequestBuilder identify(String easting, String northing) {
        return get("/api/v1/layers/identify")
                .param("easting", easting)
                .param("northing", northing)
                .with(loginAs.request("qinghe-planner"));
    }

    private MockHttpServletRequestBuilder features(String query) {
        return get("/api/v1/layers/PLANNER_TEST/features?" + query).with(loginAs.request("qinghe-planner"));
    }

    private void importLayer(String layer, LayerFeature feature) {
        catalogue.importVersion(
                new NewVersion(layer, layer, new CrsCode(4527), null, null, "test"), Stream.of(feature));
    }

    private static LayerFeature square(String id, double easting, String landClass) throws ParseException {
        return square(id, easting, "DLBM", landClass);
    }

    private static LayerFeature square(String id, double easting, String field, String landClass)
            throws ParseException {
        String wkt = "POLYGON ((%1$s 3450000, %2$s 3450000, %2$s 3450100, %1$s 3450100, %1$s 3450000))"
                .formatted(easting, easting + 100);
        return new LayerFeature(id, wkt(wkt), Map.of(field, landClass, "TBBH", id));
    }

    private static Geometry wkt(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
