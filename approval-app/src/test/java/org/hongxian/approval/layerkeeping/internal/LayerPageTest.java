package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hongxian.approval.layerkeeping.LayerImportSettings;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileMatrixSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@H2Context
class LayerPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    @Autowired
    private LayerRegister register;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private ComparisonJobs jobs;

    /** A layer of its own for every test. */
    private String layer;

    private LayerVersion version;

    @BeforeEach
    void layer() throws ParseException {
        layer = "KEPT_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        version = catalogue.importVersion(
                new NewVersion(layer, "受管图层", new CrsCode(4527), LocalDate.of(2025, 12, 31), null, "受管图层.gpkg"),
                Stream.of(new LayerFeature(
                        "a",
                        new WKTReader()
                                .read(
                                        "POLYGON ((39540000 3450000, 39540100 3450000, 39540100 3450100, 39540000 3450100, "
                                                + "39540000 3450000))"),
                        Map.of())));
    }

    @Test
    void thePageTellsWhatTheLayerIsAndWhenItsVersionsCounted() throws Exception {
        mvc.perform(describe("OFFICIALS", "")).andExpect(redirectedUrl("/layers/register/" + layer));

        mvc.perform(page())
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("云川市自然资源和规划局")))
                .andExpect(content().string(containsString("受管图层.gpkg")))
                .andExpect(content().string(containsString("EPSG:4527")))
                .andExpect(content().string(containsString("现行")));
        mvc.perform(get("/api/v1/layers").with(loginAs.request("qinghe-officer")))
                .andExpect(jsonPath("$.layers[?(@.layer == '" + layer + "')].about.ownerUnit")
                        .value("云川市自然资源和规划局"))
                .andExpect(jsonPath("$.layers[?(@.layer == '" + layer + "')].about.secrecy")
                        .value("内部（不公开）"));
    }

    @ParameterizedTest
    @CsvSource({
        "/layers/register/NOWHERE, zh, 没有这个图层",
        "/layers/register/NOWHERE, en, There is no such layer",
        "/layers/versions/00000000-0000-4000-8000-000000000000/quality, zh, 没有这个图层版本",
        "/layers/versions/not-a-version/quality, zh, 没有找到",
        "/layers/comparisons/00000000-0000-4000-8000-000000000000, zh, 没有这次比较"
    })
    void whatIsNotThereIsSaidOnAPageInTheLanguageOfTheReader(String address, String language, String sentence)
            throws Exception {
        mvc.perform(get(address)
                        .header("Accept", "text/html")
                        .header("Accept-Language", language)
                        .with(loginAs.request("admin")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(containsString(sentence)))
                .andExpect(content().string(containsString("<a class=\"button primary\" href=\"/layers\">")));
    }

    @Test
    void whatIsSaidIsEscapedAndRecordedWithItsReason() throws Exception {
        mvc.perform(describe("OFFICIALS", "").param("description", "<script>alert(1)</script>"))
                .andExpect(status().is3xxRedirection());

        mvc.perform(page())
                .andExpect(content().string(containsString("&lt;script&gt;alert(1)")))
                .andExpect(content().string(not(containsString("<script>alert(1)"))));
        assertThat(register.metadata(layer).changedBy()).isEqualTo("admin");
        assertThat(jdbc.sql("SELECT facts FROM ledger_entry WHERE kind = 'layer.described'")
                        .query(String.class)
                        .list())
                .anyMatch(facts -> facts.contains(layer) && facts.contains("年度核对"));
    }

    @Test
    void aLayerOfOneCountyIsOnNoPathForAnother() throws Exception {
        mvc.perform(describe("REGIONS", "990102")).andExpect(status().is3xxRedirection());

        for (String login : new String[] {"qinghe-planner", "yunchuan-planner"}) {
            mvc.perform(get(tile()).with(loginAs.request(login))).andExpect(status().isNotFound());
            mvc.perform(get("/api/v1/layers").with(loginAs.request(login)))
                    .andExpect(jsonPath("$.layers[?(@.layer == '" + layer + "')]", hasSize(0)));
            mvc.perform(get("/api/v1/layers/identify?easting=39540050&northing=3450050")
                            .with(loginAs.request(login)))
                    .andExpect(jsonPath("$[?(@.layer == '" + layer + "')]", hasSize(0)));
            mvc.perform(get("/api/v1/layers/" + layer + "/features?bbox=39540000,3450000,39540100,3450100")
                            .with(loginAs.request(login)))
                    .andExpect(status().isNotFound());
            mvc.perform(get("/api/v1/layers/" + layer + "/classes").with(loginAs.request(login)))
                    .andExpect(status().isNotFound());
        }
        for (String login : new String[] {"baishi-officer", "admin"}) {
            mvc.perform(get(tile()).with(loginAs.request(login))).andExpect(status().isOk());
        }
    }

    @Test
    void aRuleOfTomorrowDoesNotHoldToday() throws Exception {
        mvc.perform(describe("KEEPERS", "", LocalDate.now(clock).plusDays(1))).andExpect(status().is3xxRedirection());

        mvc.perform(get(tile()).with(loginAs.request("qinghe-officer"))).andExpect(status().isOk());
    }

    @Test
    void whatIsWrongWithADescriptionIsSaidAndNothingIsKept() throws Exception {
        mvc.perform(describe("REGIONS", "")).andExpect(content().string(containsString("六位代码")));
        mvc.perform(describe("REGIONS", "99010")).andExpect(content().string(containsString("六位代码")));
        mvc.perform(describe("NOBODY", "")).andExpect(content().string(containsString("六位代码")));
        mvc.perform(describe("OFFICIALS", "", LocalDate.now(clock).minusDays(1)))
                .andExpect(content().string(containsString("生效日期应是今天或以后")));
        mvc.perform(post("/layers/register/" + layer)
                        .param("ownerUnit", "云川市自然资源和规划局")
                        .param("secrecy", "secret")
                        .param("access", "OFFICIALS")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(content().string(containsString("国家秘密不得存放在本系统")));

        assertThat(register.history(layer)).isEmpty();
    }

    @Test
    void aWithdrawnLayerIsServedNoMoreAndSaysSo() throws Exception {
        mvc.perform(withdraw("")).andExpect(redirectedUrl("/layers/register/" + layer));
        assertThat(catalogue.findCurrent(layer)).contains(version);

        mvc.perform(withdraw("权属单位撤回")).andExpect(redirectedUrl("/layers/register/" + layer));

        assertThat(catalogue.findCurrent(layer)).isEmpty();
        mvc.perform(get(tile()).with(loginAs.request("qinghe-officer"))).andExpect(status().isNotFound());
        mvc.perform(page())
                .andExpect(content().string(containsString("测算一律答“没有数据”")))
                .andExpect(content().string(containsString("权属单位撤回")));
        mvc.perform(get("/layers").with(loginAs.request("admin")))
                .andExpect(content().string(containsString("/layers/register/" + layer)));

        mvc.perform(post("/layers/versions/" + version.id() + "/current")
                        .param("reason", "核对无误")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(redirectedUrl("/layers/register/" + layer));
        assertThat(catalogue.findCurrent(layer)).contains(version);
    }

    @Test
    void whatChangedBetweenTwoVersionsIsShownAndTakenAlong() throws Exception {
        LayerVersion later = catalogue.importVersion(
                new NewVersion(layer, "受管图层", new CrsCode(4527), LocalDate.of(2026, 1, 31), null, "次年.gpkg"),
                Stream.of(new LayerFeature(
                        "b",
                        new WKTReader()
                                .read(
                                        "POLYGON ((39540000 3450000, 39540100 3450000, 39540100 3450100, 39540000 3450100, "
                                                + "39540000 3450000))"),
                        Map.of("XZQMC", "=青禾县"))));
        String page = mvc.perform(post("/layers/comparisons")
                        .param("from", version.id().toString())
                        .param("to", later.id().toString())
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();

        assertThat(pageWith("其他属性变了", page)).contains("第 1 版到第 2 版的变化", "其他属性变了", "1.0000", "at=39540050.0,3450050.0");
        mvc.perform(get(page + "/areas.csv").with(loginAs.request("admin")))
                .andExpect(content().string(containsString("—,有图斑，未载地类,—,有图斑，未载地类,10000.0")));
        mvc.perform(get(page + "/places.csv").with(loginAs.request("admin")))
                .andExpect(content().string(containsString("其他属性变了,,,b,—,—,10000.0,39540000")));
    }

    @Test
    void aVersionThatCameInAnotherZoneIsComparedAndThePageSaysHow() throws Exception {
        CrsCode zone40 = new CrsCode(4528);
        LayerFeature kept = catalogue.find(version.id(), "a").orElseThrow();
        LayerVersion later = catalogue.importVersion(
                new NewVersion(layer, "受管图层", zone40, LocalDate.of(2026, 1, 31), null, "次年.gpkg"),
                Stream.of(new LayerFeature(
                        "a",
                        CoordinateTransformer.between(version.crs(), zone40).transform(kept.geometry()),
                        kept.attributes())));

        ComparisonJob job = jobs.take(version, later, "admin").orElseThrow();
        Patience.await(() -> job.state().isOver());

        mvc.perform(get("/layers/comparisons/" + job.id()).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("第 1 版（EPSG:4527）逐点换算到 EPSG:4528")))
                .andExpect(content().string(containsString("相距不超过 0.01 米的界址点算作同一点，不足 1 平方米的差别不列出")))
                .andExpect(content().string(containsString("没有变化。")));
        assertThat(job.result().fromSquareMetres()).isCloseTo(10_000, within(1e-6));
        assertThat(job.result().toSquareMetres()).isCloseTo(10_014.6, within(1.0));
    }

    @Test
    void whatCannotBeComparedIsRefusedWithWhatHelps() throws Exception {
        LayerVersion older = catalogue.importVersion(
                new NewVersion(layer, "受管图层", new CrsCode(2363), LocalDate.of(2006, 1, 31), null, "旧.gpkg"),
                Stream.of(catalogue.find(version.id(), "a").orElseThrow()));
        mvc.perform(post("/layers/comparisons")
                        .param("from", older.id().toString())
                        .param("to", version.id().toString())
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("不在同一基准上")))
                .andExpect(content().string(containsString("用官方参数")));

        var three = new LayerImportSettings("", "000000", 3);
        assertThat(three.mostCompared(1L << 40)).isEqualTo(3);
        assertThat(new LayerImportSettings("", "000000", 0).mostCompared(1_200_000_000L))
                .isEqualTo(2_000_000);
        try (var small = new ComparisonJobs(catalogue, three, Clock.systemUTC())) {
            var large = new LayerVersion(
                    UUID.randomUUID(), layer, "", 9, version.crs(), null, null, null, "", 4, "", version.importedAt());
            assertThatThrownBy(() -> small.take(large, version, "admin"))
                    .isInstanceOfSatisfying(RefusedQuestionException.class, refused -> {
                        assertThat(refused.status()).isEqualTo(422);
                        assertThat(refused.arguments()).containsExactly(4L, 3L);
                    });
        }
    }

    @Test
    void aVersionOnAnOldDatumSaysThatNothingCanUseItAndIsNotPutInForceAgain() throws Exception {
        LayerVersion old = catalogue.importVersion(
                new NewVersion(layer, "受管图层", new CrsCode(2363), LocalDate.of(2006, 1, 31), null, "旧.gpkg"),
                Stream.of(catalogue.find(version.id(), "a").orElseThrow()));
        String sentence = "第 2 版的坐标系是 EPSG:2363，基准与 CGCS2000 不一致：测算、地图、瓦片和服务都用不了它";

        mvc.perform(get("/layers").with(loginAs.request("admin")))
                .andExpect(content().string(containsString(sentence)));
        mvc.perform(page()).andExpect(content().string(containsString(sentence)));

        String here = "/layers/versions/%s/current";
        mvc.perform(post(here.formatted(version.id()))
                        .param("reason", "换回")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(redirectedUrl("/layers/register/" + layer));
        mvc.perform(page())
                .andExpect(content().string(containsString(sentence)))
                .andExpect(content().string(not(containsString(here.formatted(old.id())))));
        mvc.perform(post(here.formatted(old.id()))
                        .param("reason", "再用")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("不能启用。请用官方参数")));
        assertThat(catalogue.findCurrent(layer)).contains(version);
    }

    @Test
    void onlyTwoVersionsOfOneLayerAreCompared() throws Exception {
        for (String other :
                new String[] {version.id().toString(), UUID.randomUUID().toString(), "'; DROP TABLE", ""}) {
            mvc.perform(post("/layers/comparisons")
                            .param("from", version.id().toString())
                            .param("to", other)
                            .with(csrf())
                            .with(loginAs.request("admin")))
                    .andExpect(status().is4xxClientError());
        }
    }

    @Test
    void aVersionNobodyLookedAtSaysSoUntilSomebodyDoes() throws Exception {
        String report = "/layers/versions/" + version.id() + "/quality";
        mvc.perform(get(report).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("没有检查不等于没有问题")));
        mvc.perform(get(report + ".csv").with(loginAs.request("admin"))).andExpect(status().isNotFound());

        mvc.perform(post(report).with(csrf()).with(loginAs.request("admin"))).andExpect(redirectedUrl(report));

        assertThat(pageWith("检查了全部 1 个要素", report)).contains("没有发现问题", "没有查重叠和缝隙", "没有查标识码缺少和重复");
        mvc.perform(get(report + ".csv").with(loginAs.request("admin")))
                .andExpect(content().string(containsString("问题,要素,标识码或图斑编号,内容")));
        mvc.perform(get("/layers/versions/" + UUID.randomUUID() + "/quality").with(loginAs.request("admin")))
                .andExpect(status().isNotFound());
    }

    private String tile() {
        TileAddress address = TileMatrixSet.CGCS2000_ZONE_39.tileAt(13, 39540050, 3450050);
        return "/tiles/" + layer + "/CGCS2000Zone39/13/" + address.column() + "/" + address.row() + ".mvt";
    }

    private MockHttpServletRequestBuilder page() {
        return get("/layers/register/" + layer).with(loginAs.request("admin"));
    }

    private MockHttpServletRequestBuilder withdraw(String reason) {
        return post("/layers/register/" + layer + "/withdraw")
                .param("reason", reason)
                .with(csrf())
                .with(loginAs.request("admin"));
    }

    private MockHttpServletRequestBuilder describe(String access, String regions) {
        return describe(access, regions, LocalDate.now(clock));
    }

    private MockHttpServletRequestBuilder describe(String access, String regions, LocalDate from) {
        return post("/layers/register/" + layer)
                .param("ownerUnit", "云川市自然资源和规划局")
                .param("contact", "调查监测科")
                .param("group", "调查监测")
                .param("licence", "仅供审批使用")
                .param("secrecy", "internal")
                .param("access", access)
                .param("regions", regions)
                .param("accessFrom", from.toString())
                .param("reason", "年度核对")
                .with(csrf())
                .with(loginAs.request("admin"));
    }

    /** The page as soon as it says the words. */
    private String pageWith(String words, String address) throws Exception {
        var page = new AtomicReference<>("");
        Patience.await(() -> {
            page.set(mvc.perform(get(address).with(loginAs.request("admin")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            return page.get().contains(words);
        });
        return page.get();
    }
}
