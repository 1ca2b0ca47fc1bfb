package org.hongxian.approval.planner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the planner's desk asks besides features: sizes, reference systems, versions, and the views a person kept. */
abstract class DeskToolsTest {

    private static final String PLANNER = "qinghe-planner";
    /** 100 m by 200 m, 40 km east of the meridian of zone 39. */
    private static final String FIELD = "[[39540000,3450000],[39540100,3450000],[39540100,3450200],[39540000,3450200]]";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    @Test
    void anAreaHasItsPlanarAndItsEllipsoidalSizeSideBySide() throws Exception {
        JsonNode sizes = body(measure("""
                {"crs": "EPSG:4527", "points": %s, "closed": true}""".formatted(FIELD)));
        assertThat(sizes.at("/planar/areaSquareMetres").asDouble()).isEqualTo(20_000);
        assertThat(sizes.at("/planar/lengthMetres").asDouble()).isEqualTo(600);
        // 40 km from the meridian the plane is larger by d²/R²: 0.79 m² of 2 ha, and 0.012 m of 600 m.
        assertThat(sizes.at("/ellipsoidal/areaSquareMetres").asDouble()).isCloseTo(19_999.21, within(0.02));
        assertThat(sizes.at("/ellipsoidal/lengthMetres").asDouble()).isCloseTo(599.988, within(0.001));
        assertThat(sizes.get("crossing").asBoolean()).isFalse();
    }

    @Test
    void aLineHasNoAreaAndACrossingBoundaryHasNone() throws Exception {
        JsonNode line = body(measure("""
                {"crs": "EPSG:4527", "points": [[39540000,3450000],[39540300,3450400]], "closed": false}"""));
        assertThat(line.at("/planar/lengthMetres").asDouble()).isEqualTo(500);
        assertThat(line.at("/planar/areaSquareMetres").isNull()).isTrue();
        JsonNode crossing = body(measure("""
                {"crs": "EPSG:4527", "closed": true,
                 "points": [[39540000,3450000],[39540100,3450100],[39540100,3450000],[39540000,3450100]]}"""));
        assertThat(crossing.get("crossing").asBoolean()).isTrue();
        assertThat(crossing.at("/planar/areaSquareMetres").isNull()).isTrue();
    }

    @Test
    void aLineInDegreesIsMeasuredInMetresNotInDegrees() throws Exception {
        JsonNode line = body(measure("""
                {"crs": "EPSG:4490", "points": [[117,35],[117.01,35]], "closed": false}"""));
        // A hundredth of a degree of the parallel of 35 degrees north: 912.9 m, on the central meridian also on the
        // plane.
        assertThat(line.at("/ellipsoidal/lengthMetres").asDouble()).isCloseTo(912.9, within(0.1));
        assertThat(line.at("/planar/lengthMetres").asDouble())
                .isCloseTo(line.at("/ellipsoidal/lengthMetres").asDouble(), within(0.001));
    }

    @Test
    void whatCannotBeMeasuredIsRefused() throws Exception {
        String many = "[" + "[39540000,3450000],".repeat(5000) + "[39540000,3450000]]";
        for (String bad : new String[] {
            "{}",
            "[]",
            "{\"crs\": \"EPSG:4527\", \"points\": null, \"closed\": true}",
            "{\"crs\": \"EPSG:4527\", \"points\": [null, null, null], \"closed\": true}",
            "{\"crs\": \"EPSG:4527\", \"points\": [[1], [2], [3]], \"closed\": true}",
            "{\"crs\": \"EPSG:4527\", \"points\": [[39540000,3450000]], \"closed\": false}",
            "{\"crs\": \"EPSG:99999\", \"points\": " + FIELD + ", \"closed\": true}",
            "{\"crs\": \"nonsense\", \"points\": " + FIELD + ", \"closed\": true}",
            "{\"crs\": \"EPSG:4527\", \"points\": [[1e300,1],[2,1e300],[3,3]], \"closed\": true}",
            "{\"crs\": \"EPSG:4527\", \"points\": " + many + ", \"closed\": true}"
        }) {
            measure(bad).andExpect(status().is4xxClientError());
        }
        measure("{\"crs\": \"EPSG:4527\", \"points\": [[1, 2]], \"closed\": true}")
                .andExpect(jsonPath("$.detail", containsString("3 到 5,000 个")));
        measure("{\"crs\": \"%s\"}".formatted("x".repeat(4_200_000))).andExpect(status().isContentTooLarge());
    }

    @Test
    void referenceSystemsComeWithTheParametersTheServerMeasuresWith() throws Exception {
        String own = "$[?(@.code == 'EPSG:4549')]";
        mvc.perform(get("/api/v1/desk/reference-systems").with(loginAs.request(PLANNER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].code", hasItem("EPSG:4490")))
                .andExpect(jsonPath(own + ".centralMeridianDegrees").value(120.0))
                .andExpect(jsonPath(own + ".falseEastingMetres").value(500000.0))
                .andExpect(jsonPath(own + ".semiMajorAxisMetres").value(6378137.0))
                .andExpect(jsonPath(own + ".inverseFlattening").value(298.257222101));
    }

    @Test
    void onlyVersionsThatCountOrOnceCountedAreListedTheNewestFirst() throws Exception {
        String layer = "DESK_VERSIONS";
        if (catalogue.findCurrent(layer).isEmpty()) {
            catalogue.importVersion(version(layer), Stream.of(square()));
            catalogue.importVersion(version(layer), Stream.of(square()));
            catalogue.importVersion(version(layer).heldBack(), Stream.of(square()));
        }
        mvc.perform(get("/api/v1/layers/DESK_VERSIONS/versions").with(loginAs.request(PLANNER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].number", contains(2, 1)))
                .andExpect(jsonPath("$[*].current", contains(true, false)));
        mvc.perform(get("/api/v1/layers/NO_SUCH_LAYER/versions").with(loginAs.request(PLANNER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aTileOfAFormerVersionShowsThatVersionAndIsKeptForGood() throws Exception {
        String layer = "DESK_TILES";
        if (catalogue.findCurrent(layer).isEmpty()) {
            catalogue.importVersion(version(layer), Stream.of(square("0101")));
            catalogue.importVersion(version(layer), Stream.of(square("0301")));
            catalogue.importVersion(version(layer).heldBack(), Stream.of(square("0702")));
        }
        TileAddress place = TileMatrixSet.CGCS2000_ZONE_39.tileAt(13, 39540050, 3450025);
        String address = "/tiles/DESK_TILES/CGCS2000Zone39/13/" + place.column() + "/" + place.row() + ".mvt?version=";
        var tags = new TreeSet<String>();
        for (int number = 1; number <= 2; number++) {
            tags.add(String.valueOf(mvc.perform(get(address + number).with(loginAs.request(PLANNER)))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Cache-Control", containsString("immutable")))
                    .andReturn()
                    .getResponse()
                    .getHeader("ETag")));
        }
        assertThat(tags).hasSize(2);
        mvc.perform(get(address + 3).with(loginAs.request(PLANNER)))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("第 3 版")));
    }

    @Test
    void aViewIsKeptReplacedAndRemovedByItsOwnerOnly() throws Exception {
        keep("北部", "view=1,2,3").andExpect(status().isOk());
        JsonNode kept = body(keep("北部", "view=4,5,6").andExpect(jsonPath("$[*].view", contains("view=4,5,6"))));
        mvc.perform(get("/api/v1/desk/bookmarks").with(loginAs.request("baishi-planner")))
                .andExpect(jsonPath("$", empty()));
        String address = "/api/v1/desk/bookmarks/" + kept.get(0).get("id").asString();
        mvc.perform(delete(address).with(loginAs.request("baishi-planner")).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(delete(address).with(loginAs.request(PLANNER)).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", empty()));
    }

    @Test
    void namesAndViewsAreBoundedAndSoIsTheirNumber() throws Exception {
        keep(" ", "").andExpect(status().isBadRequest());
        keep("n".repeat(81), "").andExpect(status().isBadRequest());
        keep("n", "v".repeat(6001)).andExpect(status().isBadRequest());
        mvc.perform(post("/api/v1/desk/bookmarks")
                        .with(loginAs.request(PLANNER))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest());
        for (int i = 0; i < 100; i++) {
            keepAs("yunchuan-planner", "n" + i, "").andExpect(status().isOk());
        }
        keepAs("yunchuan-planner", "one too many", "")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("请先删掉一个")));
        keepAs("yunchuan-planner", "n7", "replaced").andExpect(status().isOk());
    }

    private ResultActions keep(String name, String view) throws Exception {
        return keepAs(PLANNER, name, view);
    }

    private ResultActions keepAs(String login, String name, String view) throws Exception {
        String json = JsonMapper.shared().writeValueAsString(Map.of("name", name, "view", view));
        return mvc.perform(post("/api/v1/desk/bookmarks")
                .with(loginAs.request(login))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    private ResultActions measure(String json) throws Exception {
        return mvc.perform(post("/api/v1/desk/measure")
                .with(loginAs.request(PLANNER))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    private static JsonNode body(ResultActions actions) throws Exception {
        String json =
                actions.andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        return JsonMapper.shared().readTree(json);
    }

    private static NewVersion version(String layer) {
        return new NewVersion(layer, "测试", new CrsCode(4527), LocalDate.of(2025, 12, 31), null, "test");
    }

    private static LayerFeature square() throws ParseException {
        return square("0101");
    }

    private static LayerFeature square(String landClass) throws ParseException {
        var square = new WKTReader()
                .read("POLYGON ((39540000 3450000, 39540100 3450000, 39540100 3450100, 39540000 3450000))");
        return new LayerFeature("a", square, Map.of("DLBM", landClass));
    }
}
