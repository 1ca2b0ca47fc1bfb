package org.hongxian.approval.servicekey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.MutableClock;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerAccess;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.LayerRegister;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a service key opens, for how long, and what it does not. */
abstract class ServiceKeyTest {

    private static final String PASSWORD = "Hongxian-2026";

    @Autowired
    private MockMvc web;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private MutableClock clock;

    @Autowired
    private LayerCatalogue catalogue;

    @Autowired
    private LayerRegister register;

    @Autowired
    private JdbcClient jdbc;

    private String made(String login, int days) throws Exception {
        return String.valueOf(web.perform(post("/service-keys")
                        .with(csrf())
                        .with(loginAs.request(login))
                        .param("label", "QGIS")
                        .param("lastDay", LocalDate.now(clock).plusDays(days).toString()))
                .andExpect(status().isFound())
                .andReturn()
                .getFlashMap()
                .get("secret"));
    }

    private int answer(MockHttpServletRequestBuilder request, String login, String secret) throws Exception {
        return web.perform(request.with(httpBasic(login, secret)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void aKeyOpensTheMapServicesAndNothingElse() throws Exception {
        String key = made("qinghe-planner", 30);

        assertThat(key).matches("hxk-[0-9a-f]{16}-[0-9a-f]{48}");
        assertThat(answer(get("/ogc"), "qinghe-planner", key)).isEqualTo(200);
        assertThat(answer(get("/ogc/collections"), "qinghe-planner", key)).isEqualTo(200);
        assertThat(answer(get("/tiles/NOBODY/WebMercatorQuad/0/0/0.mvt"), "qinghe-planner", key))
                .isEqualTo(404);
        for (String closed :
                List.of("/api/v1/inbox", "/api/v1/layers", "/map", "/inbox", "/service-keys", "/v3/api-docs")) {
            assertThat(answer(get(closed), "qinghe-planner", key)).as(closed).isEqualTo(401);
            clock.advance(Duration.ofMinutes(16));
        }
        assertThat(answer(get("/tiles/red-lines/WebMercatorQuad/0/0/0.mvt"), "qinghe-planner", key))
                .as("red lines are of cases")
                .isEqualTo(403);
        assertThat(answer(post("/ogc/collections"), "qinghe-planner", key)).isEqualTo(405);
        assertThat(answer(get("/ogc"), "qinghe-officer", key))
                .as("somebody else's")
                .isEqualTo(401);
        assertThat(answer(get("/ogc"), "qinghe-planner", PASSWORD)).isEqualTo(200);
        assertThat(web.perform(get("/ogc/collections").with(httpBasic("qinghe-planner", key)))
                        .andReturn()
                        .getRequest()
                        .getSession(false))
                .isNull();
    }

    @Test
    void aKeyOpensOnlyLayersThatProgramsMayHave() throws Exception {
        String key = made("shifan-planner", 30);
        String layer = "SERVICE_KEY_TEST";
        String items = "/ogc/collections/" + layer + "/items";
        if (catalogue.findCurrent(layer).isEmpty()) {
            var square = new GeometryFactory().toGeometry(new Envelope(39_540_000, 39_540_100, 3_450_000, 3_450_100));
            catalogue.importVersion(
                    new NewVersion(layer, "测试图层", new CrsCode(4527), null, null, "test"),
                    Stream.of(new LayerFeature("a", square, Map.of("BZ", "x"))));
        }

        describe(layer, "internal");
        assertThat(answer(get(items), "shifan-planner", key)).isEqualTo(404);
        assertThat(answer(get(items + "?version=1"), "shifan-planner", key)).isEqualTo(404);
        assertThat(answer(get(items), "shifan-planner", PASSWORD)).isEqualTo(200);
        assertThat(collections("shifan-planner", key)).doesNotContain(layer);
        assertThat(collections("shifan-planner", PASSWORD)).contains(layer);

        describe(layer, "open");
        assertThat(answer(get(items), "shifan-planner", key)).isEqualTo(200);
        assertThat(answer(get(items + "?version=1"), "shifan-planner", key)).isEqualTo(200);
        assertThat(collections("shifan-planner", key)).contains(layer);
    }

    private void describe(String layer, String secrecy) {
        register.describe(new LayerMetadata(
                layer,
                register.metadata(layer).revision(),
                "",
                "",
                "",
                "",
                "",
                secrecy,
                LayerAccess.OFFICIALS,
                LocalDate.EPOCH,
                "admin",
                clock.instant(),
                "test"));
    }

    private String collections(String login, String secret) throws Exception {
        return web.perform(get("/ogc/collections").with(httpBasic(login, secret)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aKeyEndsOnItsLastDayAndWhenItIsRevoked() throws Exception {
        String shortKey = made("qinghe-officer", 1);
        String revoked = made("qinghe-officer", 30);
        assertThat(answer(get("/ogc"), "qinghe-officer", shortKey)).isEqualTo(200);
        assertThat(answer(get("/ogc"), "qinghe-officer", revoked)).isEqualTo(200);

        String id = revoked.split("-")[1];
        web.perform(post("/service-keys/{key}/revoke", id).with(csrf()).with(loginAs.request("baishi-officer")))
                .andExpect(flash().attribute("revoked", false));
        assertThat(answer(get("/ogc"), "qinghe-officer", revoked)).isEqualTo(200);
        web.perform(post("/service-keys/{key}/revoke", id).with(csrf()).with(loginAs.request("qinghe-officer")))
                .andExpect(flash().attribute("revoked", true));
        assertThat(answer(get("/ogc"), "qinghe-officer", revoked)).isEqualTo(401);

        clock.advance(Duration.ofDays(2));
        assertThat(answer(get("/ogc"), "qinghe-officer", shortKey)).isEqualTo(401);
    }

    private void refused(MockHttpServletRequestBuilder request, String secret, int status, String title, String words)
            throws Exception {
        web.perform(request.header("Accept-Language", "zh-CN").with(httpBasic("qinghe-chief", secret)))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.title").value(title))
                .andExpect(jsonPath("$.detail").value(containsString(words)));
    }

    @Test
    void aProgramIsToldWhyItIsNotServed() throws Exception {
        String key = made("qinghe-chief", 30);
        refused(get("/tiles/red-lines/WebMercatorQuad/0/0/0.mvt"), key, 403, "没有权限", "不看案件的红线");
        refused(post("/ows/wfs"), key, 405, "只能读取", "GET 和 HEAD");
        refused(post("/ows/wms"), PASSWORD, 405, "只能读取", "GET 和 HEAD");
        refused(get("/api/v1/layers"), key, 401, "没有登录", "服务密钥只能读地图数据");
        refused(get("/ogc"), "not-it", 401, "没有登录", "用户名、密码或服务密钥不对");
        web.perform(post("/service-keys/{key}/revoke", key.split("-")[1])
                .with(csrf())
                .with(loginAs.request("qinghe-chief")));
        refused(get("/ogc"), key, 401, "没有登录", "已停用");
        clock.advance(Duration.ofMinutes(16));
    }

    @Test
    void whoIsDisabledHasNoKeyEither() throws Exception {
        String key = made("baishi-planner", 30);
        try {
            jdbc.sql("UPDATE identity_person SET enabled = FALSE WHERE login = 'baishi-planner'")
                    .update();
            assertThat(answer(get("/ogc"), "baishi-planner", key)).isEqualTo(401);
        } finally {
            jdbc.sql("UPDATE identity_person SET enabled = TRUE WHERE login = 'baishi-planner'")
                    .update();
        }
        assertThat(answer(get("/ogc"), "baishi-planner", key)).isEqualTo(200);
    }

    @Test
    void guessingIsBoundedAsForPasswords() throws Exception {
        String key = made("baishi-officer", 30);
        String wrong = key.substring(0, key.length() - 4) + (key.endsWith("0000") ? "1111" : "0000");
        for (int i = 0; i < 5; i++) {
            assertThat(answer(get("/ogc"), "baishi-officer", wrong)).isEqualTo(401);
        }
        assertThat(answer(get("/ogc"), "baishi-officer", key)).as("blocked").isEqualTo(401);
        clock.advance(Duration.ofMinutes(16));
        assertThat(answer(get("/ogc"), "baishi-officer", key)).isEqualTo(200);
    }

    @Test
    void theSecretIsShownOnceAndKeptAsAHash() throws Exception {
        String key = made("yunchuan-planner", 30);
        String secret = key.split("-")[2];

        String page = web.perform(get("/service-keys").with(loginAs.request("yunchuan-planner")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains(key.split("-")[1]).doesNotContain(secret);
        String hash = jdbc.sql("SELECT secret_hash FROM servicekey_key WHERE id = ?")
                .param(key.split("-")[1])
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$2a$").doesNotContain(secret);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'service-key.made'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void aKeyNeedsAPurposeAndAnEndWithinAYear() throws Exception {
        LocalDate today = LocalDate.now(clock);
        for (String[] wrong : new String[][] {
            {"", today.toString(), "LABEL"},
            {"x".repeat(81), today.toString(), "LABEL"},
            {"QGIS", today.minusDays(1).toString(), "LAST_DAY"},
            {"QGIS", today.plusDays(400).toString(), "LAST_DAY"},
            {"QGIS", "soon", "LAST_DAY"}
        }) {
            var flash = web.perform(post("/service-keys")
                            .with(csrf())
                            .with(loginAs.request("shifan-planner"))
                            .param("label", wrong[0])
                            .param("lastDay", wrong[1]))
                    .andExpect(status().isFound())
                    .andReturn()
                    .getFlashMap();
            assertThat(flash.get("problem")).hasToString(wrong[2]);
            assertThat(flash.get("secret")).isNull();
        }
    }

    @Test
    void programsAreAskedForTheirCredentialsAndBrowsersAreSentToTheLogin() throws Exception {
        web.perform(get("/ogc/collections").header("Accept", "application/json"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Basic realm=\"hongxian\", charset=\"UTF-8\""));
        web.perform(get("/ogc/collections").header("Sec-Fetch-Mode", "cors"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().doesNotExist("WWW-Authenticate"));
        web.perform(get("/ogc").header("Accept", "text/html,*/*").header("Sec-Fetch-Mode", "navigate"))
                .andExpect(status().isFound());
    }

    @Test
    void applicantsHaveNoMapServices() throws Exception {
        web.perform(get("/service-keys").with(loginAs.request("applicant-a"))).andExpect(status().isForbidden());
        assertThat(answer(get("/ogc"), "applicant-a", PASSWORD)).isEqualTo(403);
    }
}
