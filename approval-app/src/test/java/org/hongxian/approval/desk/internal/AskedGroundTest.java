package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.hongxian.approval.testkit.H2Context;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

/** How large the ground of a question is, whatever system it came in, and whether the layer says anything about it. */
@H2Context
class AskedGroundTest extends DeskFixture {

    /** A square of a hectare far west of the map's own zone 39, in zone 35: on the plane of zone 39 it is a third larger. */
    private static final String HECTARE_IN_ZONE_35 =
            "{\"type\": \"Polygon\", \"coordinates\": [[[35480000, 3450000], [35480100, 3450000], [35480100, 3450100], [35480000, 3450100], [35480000, 3450000]]]}";

    private static final String BOW_TIE =
            "{\"type\": \"Polygon\", \"coordinates\": [[[39540000, 3450000], [39540100, 3450100], [39540100, 3450000], [39540000, 3450100], [39540000, 3450000]]]}";

    private ResultActions upload(String crs, String geometry) throws Exception {
        String named = crs.isEmpty()
                ? ""
                : "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::%s\"}},"
                        .formatted(crs);
        String content =
                "{\"type\": \"FeatureCollection\", %s \"features\": [{\"type\": \"Feature\", \"properties\": {}, \"geometry\": %s}]}"
                        .formatted(named, geometry);
        var file = new MockMultipartFile(
                "file", "范围.geojson", "application/geo+json", content.getBytes(StandardCharsets.UTF_8));
        return mvc.perform(
                multipart("/api/v1/desk/areas").file(file).with(csrf()).with(loginAs.request("qinghe-planner")));
    }

    private String token(String crs, String geometry) throws Exception {
        return JsonPath.read(
                upload(crs, geometry)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8),
                "$.token");
    }

    @Test
    void aFileOfAnotherZoneHasTheAreaItHasThere() throws Exception {
        String area = "{\"upload\": \"%s\"}".formatted(token("4523", HECTARE_IN_ZONE_35));

        ask("areas/outline", "{\"area\": %s}".formatted(area))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.areaSquareMetres", closeTo(10_000, 1e-6)))
                .andExpect(jsonPath("$.centralMeridianDegrees").value(105.0))
                // 20 km from the meridian the plane is larger by five in a million.
                .andExpect(jsonPath("$.ellipsoidalSquareMetres", closeTo(9_999.9, 0.05)));
        ask(
                        "statistics",
                        "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"measure\": \"ellipsoidal\", \"area\": %s}"
                                .formatted(area))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.closure.areaSquareMetres", closeTo(9_999.9, 0.05)))
                .andExpect(jsonPath("$.closure.uncoveredSquareMetres", closeTo(9_999.9, 0.05)));
    }

    @Test
    void aBufferIsAsWideAsItWasAskedForInTheZoneOfTheFile() throws Exception {
        ask(
                        "areas/outline",
                        "{\"area\": {\"upload\": \"%s\", \"bufferMetres\": 50}}"
                                .formatted(token("4523", HECTARE_IN_ZONE_35)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.areaSquareMetres", closeTo(30_000 + Math.PI * 2500, 1)));
    }

    @Test
    void itIsToldHowMuchOfAnAreaTheLayerWasNeverSurveyedOn() throws Exception {
        String away = "{\"upload\": \"%s\"}".formatted(token("4523", HECTARE_IN_ZONE_35));
        for (String path : new String[] {"features", "statistics"}) {
            String question = "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"area\": %s}";
            ResultActions nothing = ask(path, question.formatted(away).replace(unasked(path), ""));
            nothing.andExpect(status().isOk()).andExpect(jsonPath("$.outsideDataShare", closeTo(1, 1e-9)));
            ask(
                            path,
                            question.formatted("{\"geometry\": %s}".formatted(box(-100, 0, 100, 100)))
                                    .replace(unasked(path), ""))
                    .andExpect(jsonPath("$.outsideDataShare", closeTo(0.5, 1e-9)));
            ask(
                            path,
                            question.formatted("{\"geometry\": %s}".formatted(box(0, 0, 100, 100)))
                                    .replace(unasked(path), ""))
                    .andExpect(jsonPath("$.outsideDataShare").value(0.0));
        }
    }

    private static String unasked(String path) {
        return path.equals("features") ? "\"by\": [\"DLBM\"], " : "nothing of it";
    }

    @Test
    void theAreaOfAllThatWasFoundIsToldWithEveryPage() throws Exception {
        ask("features", "{\"layer\": \"DESK_TEST\", \"limit\": 1}")
                .andExpect(jsonPath("$.total").value(4))
                .andExpect(jsonPath("$.totalSquareMetres", closeTo(40_000, 1e-6)));
        ask("features", "{\"layer\": \"DESK_TEST\", \"limit\": 1, \"filter\": \"DLBM = '0101'\"}")
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.totalSquareMetres", closeTo(20_000, 1e-6)));
        ask(
                        "features",
                        "{\"layer\": \"DESK_TEST\", \"limit\": 1, \"area\": {\"geometry\": %s}}"
                                .formatted(box(50, 0, 250, 100)))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.totalSquareMetres", closeTo(30_000, 1e-6)));
    }

    @Test
    void whatTheReaderAssumedIsShownToWhoUploads() throws Exception {
        upload(
                        "",
                        "{\"type\": \"Polygon\", \"coordinates\": [[[117.41, 31.17], [117.42, 31.17], [117.42, 31.18], [117.41, 31.17]]]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.assumptions", hasItem(containsString("EPSG"))));
        upload("4527", box(0, 0, 100, 100))
                .andExpect(jsonPath("$.assumptions", hasItem(containsString("坐标系由文件写明：EPSG:4527"))));
    }

    @Test
    void anOutlineThatCrossesItselfIsNamedAndWhatWasMadeOfItToo() throws Exception {
        String answer = upload("4527", BOW_TIE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.findings", hasItem(containsString("相交"))))
                .andExpect(jsonPath("$.repaired").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(JsonPath.<Number>read(answer, "$.areaSquareMetres").doubleValue())
                .as("both halves of the bow tie")
                .isCloseTo(5_000, within(1e-6));
        upload("4527", box(0, 0, 100, 100))
                .andExpect(jsonPath("$.repaired").value(false))
                .andExpect(jsonPath("$.plots[*].areaSquareMetres").value(contains(closeTo(10_000, 1e-6))));
    }
}
