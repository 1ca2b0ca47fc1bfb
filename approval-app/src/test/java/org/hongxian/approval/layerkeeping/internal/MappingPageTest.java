package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hamcrest.Matcher;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.coordinatefile.LayerShapefile;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Layers of its own keys, so that other tests in the same application never meet them. */
@H2Context
class MappingPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    @Test
    void theFieldsOfTheFileAreShownWithWhatTheyAreTakenForAndRememberedForTheNextOne() throws Exception {
        String first = send("MAPPED_A", "{\"dlbm\":\"0101\",\"归属\":\"柳树村\",\"x\":\"1\"}");
        mvc.perform(get(first).with(loginAs.request("admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("EPSG:4527")))
                .andExpect(content().string(takenFor("dlbm", "DLBM")))
                .andExpect(content().string(takenFor("归属", "归属")))
                .andExpect(content().string(containsString("柳树村")));

        mvc.perform(post(first + "/start").param("field.dlbm", "x").with(csrf()).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("没有这样的调查字段名：x。")));
        mvc.perform(post(first + "/start")
                        .param("field.dlbm", "DLMB")
                        .param("field.x", "a b;drop")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(content().string(containsString("没有这样的调查字段名：DLMB, a b;drop。")));
        mvc.perform(post(first + "/start")
                        .param("field.dlbm", "DLBM")
                        .param("field.归属", "QSDWMC")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(redirectedUrl("/layers"));

        LayerVersion stored = stored("MAPPED_A");
        var attributes = new ArrayList<Map<String, String>>();
        catalogue.visit(stored.id(), feature -> attributes.add(feature.attributes()));
        assertThat(attributes).containsExactly(Map.of("DLBM", "0101", "QSDWMC", "柳树村", "x", "1"));
        mvc.perform(get(first).with(loginAs.request("admin"))).andExpect(status().isNotFound());

        String second = send("MAPPED_A", "{\"dlbm\":\"0301\",\"归属\":\"杨树村\",\"x\":\"2\"}");
        mvc.perform(get(second).with(loginAs.request("admin")))
                .andExpect(content().string(takenFor("归属", "QSDWMC")))
                .andExpect(content().string(containsString("以前导入过字段相同的文件")));
    }

    @Test
    void whatALayerNeedsAndTheFileLacksStopsWithASentence() throws Exception {
        String page = send("XZQ", "{\"NAME\":\"青禾县\",\"CODE\":\"990101\"}");

        mvc.perform(post(page + "/start").with(csrf()).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("XZQDM, XZQMC")))
                .andExpect(content().string(containsString("没有与之对应的")));
        mvc.perform(post(page + "/start")
                        .param("field.NAME", "XZQMC")
                        .param("field.CODE", "XZQMC")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(content().string(containsString("两个字段要存为同一个名字")))
                .andExpect(content().string(takenFor("NAME", "XZQMC")))
                .andExpect(content().string(takenFor("CODE", "XZQMC")));
        mvc.perform(post(page + "/drop").with(csrf()).with(loginAs.request("admin")))
                .andExpect(redirectedUrl("/layers"));
        mvc.perform(get(page).with(loginAs.request("admin"))).andExpect(status().isNotFound());
    }

    @Test
    void anotherReferenceSystemIsTriedWithoutSendingTheFileAgain() throws Exception {
        String page = upload("MAPPED_B", "a.geojson", square("", "5", "{\"DLBM\":\"0101\"}"));

        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("a.geojson: ")));
        mvc.perform(post(page + "/reading").param("crs", "EPSG:99").with(csrf()).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("没有这个坐标系")));
        mvc.perform(post(page + "/reading")
                        .param("crs", "EPSG:4548")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("EPSG:4548")))
                .andExpect(content().string(containsString("name=\"field.DLBM\"")));
    }

    @Test
    void aFileThatStatesNoReferenceSystemIsAskedAboutBeforeItsFieldsAreShown() throws Exception {
        String page = upload("MAPPED_E", "noprj.geojson", square("", "395", "{\"DLBM\":\"0101\"}"));

        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("文件没有写明坐标系。从坐标看像是 EPSG:4527")))
                .andExpect(content().string(containsString("<option value=\"EPSG:4527\"")))
                .andExpect(content().string(containsString("<option value=\"EPSG:2363\"")))
                .andExpect(content().string(not(containsString("name=\"field.DLBM\""))));
        mvc.perform(post(page + "/start").with(csrf()).with(loginAs.request("admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("文件没有写明坐标系")));
        mvc.perform(post(page + "/reading")
                        .param("crs", "EPSG:2363")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("坐标系是1980西安坐标系（EPSG:2363）")))
                .andExpect(content().string(containsString("不能导入")));
        mvc.perform(post(page + "/reading")
                        .param("crs", "EPSG:4527")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("name=\"field.DLBM\"")));
    }

    @Test
    void aLayerOnAnOldDatumIsRefusedInPlainWordsAndNotRelabelled() throws Exception {
        String page = upload("MAPPED_F", "xian.geojson", square(stated(2363), "395", "{\"DLBM\":\"0101\"}"));

        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("坐标系是1980西安坐标系（EPSG:2363）")))
                .andExpect(content().string(containsString("请先用当地的官方转换参数换算")));
        mvc.perform(post(page + "/reading")
                        .param("crs", "EPSG:4527")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(redirectedUrl(page));
        mvc.perform(post(page + "/start").with(csrf()).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("坐标系互相矛盾")));
        assertThat(catalogue.list()).noneMatch(version -> version.layer().equals("MAPPED_F"));
    }

    @Test
    void fieldsOfTheFileThatAreEmptyInTheFeaturesLookedAtAreShownTooSinceTheyCanBeFilledLater() throws Exception {
        var zip = new ByteArrayOutputStream();
        var columns = List.of(new LayerShapefile.Column("DLBM", null, 10), new LayerShapefile.Column("DLMC", null, 10));
        try (var shapefile = new LayerShapefile("parcels", new CrsCode(4527), columns, 1, zip)) {
            var parcel = new WKTReader()
                    .read("MULTIPOLYGON (((39540000 3450000, 39540100 3450000, 39540100 3450100, 39540000 3450000)))");
            shapefile.add((MultiPolygon) parcel, List.of("0101", ""));
        }
        String page = upload("MAPPED_G", "parcels.zip", zip.toByteArray());

        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(content().string(containsString("name=\"field.DLMC\"")))
                .andExpect(content().string(containsString("0 / 1")));
    }

    @Test
    void aFileIsGoneOnWithOnlyByWhoSentItAndAnOlderKeyIsNotUsed() throws Exception {
        String page = send("MAPPED_C", "{\"DLBM\":\"0101\"}");
        mvc.perform(get(page).with(loginAs.request("qinghe-officer"))).andExpect(status().isForbidden());
        mvc.perform(get(page).with(loginAs.request("state-planner"))).andExpect(status().isNotFound());

        mvc.perform(multipart("/layers/import")
                        .file(new MockMultipartFile("file", "a.geojson", null, "{}".getBytes(StandardCharsets.UTF_8)))
                        .param("layer", "+")
                        .param("newLayer", "CSKFBJ")
                        .param("title", "开发边界")
                        .param("dataDate", "2025-12-31")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andExpect(content().string(containsString("CSKFBJ 现为 CZKFBJ")));
    }

    @Test
    void anEmptyFileIsCalledEmptyAndNoFileMissing() throws Exception {
        for (var sent : List.of(
                new MockMultipartFile("file", "empty.gpkg", null, new byte[0]),
                new MockMultipartFile("file", "", null, new byte[0]))) {
            mvc.perform(multipart("/layers/import")
                            .file(sent)
                            .param("layer", "+")
                            .param("newLayer", "MAPPED_H")
                            .param("title", "测试图层")
                            .param("dataDate", "2025-12-31")
                            .with(csrf())
                            .with(loginAs.request("admin")))
                    .andExpect(content()
                            .string(containsString(sent.getOriginalFilename().isEmpty() ? "请选择要导入的文件" : "文件是空的")))
                    .andExpect(content().string(containsString("autofocus")));
        }
    }

    @Test
    void aFileThatIsNoneSaysSoAndCannotBeImported() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../escape.shp"));
            zip.write(1);
        }
        String page = upload("MAPPED_D", "x.zip", bytes.toByteArray());

        mvc.perform(get(page).with(loginAs.request("admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("x.zip: ")));
        mvc.perform(post(page + "/start").with(csrf()).with(loginAs.request("admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("x.zip: ")));
        assertThat(catalogue.list()).noneMatch(version -> version.layer().equals("MAPPED_D"));
    }

    /** Of a page on which the field of the file is proposed to be kept under the name. */
    private static Matcher<String> takenFor(String field, String name) {
        String named = "name=\"field\\." + field + "\"";
        String valued = "value=\"" + name + "\"";
        return matchesPattern("(?s).*<input[^>]*(" + named + "[^>]*" + valued + "|" + valued + "[^>]*" + named + ").*");
    }

    private LayerVersion stored(String layer) {
        Patience.await(() -> find(layer).isPresent());
        return find(layer).orElseThrow();
    }

    private Optional<LayerVersion> find(String layer) {
        return catalogue.list().stream()
                .filter(version -> version.layer().equals(layer))
                .findFirst();
    }

    private String send(String layer, String properties) throws Exception {
        return upload(layer, "a.geojson", square(stated(4527), "395", properties));
    }

    private static String stated(int epsg) {
        return "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::" + epsg + "\"}},";
    }

    /** Half a hectare. */
    private static String square(String crs, String zone, String properties) {
        return "{\"type\":\"FeatureCollection\"," + crs + "\"features\":[{\"type\":\"Feature\",\"properties\":"
                + properties
                + ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[Z40000,3450000],[Z40100,3450000],"
                        .replace("Z", zone)
                + "[Z40100,3450100],[Z40000,3450000]]]}}]}".replace("Z", zone);
    }

    private String upload(String layer, String name, String text) throws Exception {
        return upload(layer, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String upload(String layer, String name, byte[] bytes) throws Exception {
        String answer = mvc.perform(multipart("/layers/import")
                        .file(new MockMultipartFile("file", name, null, bytes))
                        .param("layer", catalogue.findCurrent(layer).isPresent() ? layer : "+")
                        .param("newLayer", layer)
                        .param("title", "测试图层")
                        .param("dataDate", "2025-12-31")
                        .with(csrf())
                        .with(loginAs.request("admin")))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(answer).startsWith("/layers/imports/");
        return answer;
    }
}
