package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A version nobody has decided on yet is drawn for those who may decide, and for nobody else. */
@H2Context
class WaitingVersionTest {

    private final String layer =
            "WAITING_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    @Autowired
    private LayerVersions versions;

    @Autowired
    private Clock clock;

    private LayerVersion store(boolean held) throws ParseException {
        var version =
                new NewVersion(layer, "待定图层", new CrsCode(4527), LocalDate.of(2025, 12, 31), null, "test", null, held);
        var ground = new WKTReader()
                .read(
                        "POLYGON ((39540000 3450000, 39540100 3450000, 39540100 3450100, 39540000 3450100, 39540000 3450000))");
        return catalogue.importVersion(version, Stream.of(new LayerFeature("a", ground, Map.of("DLBM", "0101"))));
    }

    private ResultActions tile(String login, int number) throws Exception {
        return mvc.perform(tileOf(number).with(loginAs.request(login)));
    }

    private MockHttpServletRequestBuilder tileOf(int number) {
        TileAddress address = TileMatrixSet.CGCS2000_ZONE_39.tileAt(13, 39540050, 3450050);
        return get("/tiles/%s/CGCS2000Zone39/13/%d/%d.mvt".formatted(layer, address.column(), address.row()))
                .param("version", String.valueOf(number));
    }

    private ResultActions version(String login, int number) throws Exception {
        return mvc.perform(
                get("/api/v1/layers/%s/versions/%d".formatted(layer, number)).with(loginAs.request(login)));
    }

    @Test
    void itsTilesAreForThoseWhoMayDecideAndAreNotKept() throws Exception {
        LayerVersion waiting = store(true);

        tile("admin", waiting.number())
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", not(containsString("immutable"))))
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsByteArray()).hasSizeGreaterThan(20));
        tile("qinghe-planner", waiting.number()).andExpect(status().isNotFound());
        tile("admin", waiting.number() + 1).andExpect(status().isNotFound());

        catalogue.makeCurrent(waiting.id(), "admin", "核对过");
        tile("qinghe-planner", waiting.number())
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("immutable")));
    }

    @Test
    void whatIsNeededToDrawItComesWithTheWordThatItWaits() throws Exception {
        LayerVersion waiting = store(true);

        version("admin", waiting.number())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.waiting").value(true))
                .andExpect(jsonPath("$.catalogue.layers", hasSize(1)))
                .andExpect(jsonPath("$.catalogue.layers[0].title").value("待定图层"))
                .andExpect(jsonPath("$.catalogue.layers[0].tiles", containsString("version=" + waiting.number())))
                .andExpect(jsonPath("$.catalogue.styles[?(@.layer == '%s')]".formatted(layer), hasSize(1)));
        version("qinghe-planner", waiting.number()).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/layers").with(loginAs.request("admin")))
                .andExpect(content().string(not(containsString(layer))));
    }

    @Test
    void aVersionThatCountsIsOpenToWhoeverMaySeeTheLayer() throws Exception {
        LayerVersion current = store(false);

        version("qinghe-planner", current.number())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.waiting").value(false));
    }

    @Test
    void theReportOfAWaitingVersionMarksItsPlacesOnThatVersion() throws Exception {
        LayerVersion waiting = store(true);

        assertThat(PlacesOnMap.of(waiting, false, new CrsCode(4527)).link(39_540_050, 3_450_050))
                .contains("version=" + layer + "." + waiting.number());
        mvc.perform(get("/layers").with(loginAs.request("admin")))
                .andExpect(content().string(containsString("待定图层")));
    }

    @Test
    void noServiceKeyOpensItNotEvenThatOfAKeeper() throws Exception {
        LayerVersion waiting = store(true);
        String key = String.valueOf(mvc.perform(post("/service-keys")
                        .with(csrf())
                        .with(loginAs.request("admin"))
                        .param("label", "QGIS")
                        .param("lastDay", LocalDate.now(clock).plusDays(30).toString()))
                .andReturn()
                .getFlashMap()
                .get("secret"));

        tile("admin", waiting.number()).andExpect(status().isOk());
        mvc.perform(tileOf(waiting.number()).with(httpBasic("admin", key))).andExpect(status().isNotFound());
    }

    @Test
    void nothingIsServedOfItOnceItIsDiscardedOrWithdrawn() throws Exception {
        LayerVersion discarded = store(true);
        versions.discard(discarded.id());
        tile("admin", discarded.number()).andExpect(status().isNotFound());

        LayerVersion withdrawn = store(true);
        versions.makeCurrent(withdrawn.id(), "admin", "核对过");
        tile("admin", withdrawn.number()).andExpect(status().isOk());
        versions.withdraw(layer, "admin", "撤回");
        tile("admin", withdrawn.number()).andExpect(status().isNotFound());
    }

    @Test
    void questionsDoNotReachItNotEvenThoseOfAKeeper() throws Exception {
        LayerVersion waiting = store(true);

        mvc.perform(post("/api/v1/desk/features")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"layer\": \"%s\", \"version\": %d}".formatted(layer, waiting.number()))
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/layers/%s/features".formatted(layer))
                        .param("bbox", "39540000,3450000,39540100,3450100")
                        .with(loginAs.request("admin")))
                .andExpect(status().isNotFound());
    }
}
