package org.hongxian.approval.desk.internal;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.BeforeEach;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Four parcels of a hectare in a row under a layer key of their own, so that other tests in the same application never meet it. */
abstract class DeskFixture {

    static final String LAYER = "DESK_TEST";

    @Autowired
    MockMvc mvc;

    @Autowired
    LoginAs loginAs;

    @Autowired
    LayerCatalogue catalogue;

    @BeforeEach
    void layer() throws ParseException {
        if (catalogue.findCurrent(LAYER).isEmpty()) {
            catalogue.importVersion(
                    new NewVersion(
                            LAYER,
                            "测试图层",
                            new CrsCode(4527),
                            LocalDate.of(2025, 12, 31),
                            wkt(
                                    "POLYGON ((39540000 3450000, 39541000 3450000, 39541000 3451000, 39540000 3451000, 39540000 3450000))"),
                            "test"),
                    Stream.of(
                            square("a", 39540000, "0101", "1"),
                            square("b", 39540100, "0301", ""),
                            square("c", 39540200, "0702", ""),
                            square("d", 39540300, "0101", "3")));
        }
    }

    static LayerFeature square(String id, double west, String landClass, String slope) throws ParseException {
        String ring = "POLYGON ((%1$f 3450000, %2$f 3450000, %2$f 3450100, %1$f 3450100, %1$f 3450000))";
        return new LayerFeature(
                id,
                wkt(ring.formatted(west, west + 100)),
                Map.of(
                        "DLBM",
                        landClass,
                        "GDPDJB",
                        slope,
                        "QSDWDM",
                        "9901010010010000000",
                        "QSDWMC",
                        "测试村民委员会",
                        "ZLDWDM",
                        "9901010010010000000",
                        "TBBH",
                        id));
    }

    static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }

    /** A rectangle in metres east and north of the corner of the parcels, as GeoJSON. */
    static String box(double west, double south, double east, double north) {
        return "{\"type\": \"Polygon\", \"coordinates\": [[[%1$.3f, %2$.3f], [%3$.3f, %2$.3f], [%3$.3f, %4$.3f], [%1$.3f, %4$.3f], [%1$.3f, %2$.3f]]]}"
                .formatted(39540000 + west, 3450000 + south, 39540000 + east, 3450000 + north);
    }

    MockHttpServletRequestBuilder question(String path, String body) {
        return post("/api/v1/desk/" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(csrf())
                .with(loginAs.request("qinghe-planner"));
    }

    ResultActions ask(String path, String body) throws Exception {
        return mvc.perform(question(path, body));
    }

    /** How work that was taken on stands once it is over. */
    String end(ResultActions accepted) throws Exception {
        String id = JsonPath.read(content(accepted.andExpect(status().isAccepted())), "$.id");
        var job = new AtomicReference<>("");
        Patience.await(() -> {
            job.set(content(mvc.perform(get("/api/v1/desk/jobs/" + id).with(loginAs.request("qinghe-planner")))));
            return !List.of("WAITING", "RUNNING").contains(JsonPath.<String>read(job.get(), "$.state"));
        });
        return job.get();
    }

    private static String content(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
