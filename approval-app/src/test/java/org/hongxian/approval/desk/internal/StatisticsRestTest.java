package org.hongxian.approval.desk.internal;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockMultipartFile;

/** What a planner asks over HTTP, and how a question is refused. */
abstract class StatisticsRestTest extends DeskFixture {

    private static final String SHAPE_ON_TWO = box(50, 0, 150, 50);

    @Test
    void areasOfADrawnShapeAreCutAtItsEdge() throws Exception {
        ask(
                        "statistics",
                        "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"area\": {\"geometry\": %s}}"
                                .formatted(SHAPE_ON_TWO))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[*].key[0]").value(contains("0101", "0301")))
                .andExpect(jsonPath("$.rows[0].names[0]").value("水田"))
                .andExpect(jsonPath("$.rows[0].squareMetres", closeTo(2500, 1e-6)))
                .andExpect(jsonPath("$.rows[0].hectares").value(0.25))
                .andExpect(jsonPath("$.rows[0].mu").value(3.75))
                .andExpect(jsonPath("$.rows[0].count").value(1))
                .andExpect(jsonPath("$.total.hectares").value(0.5))
                .andExpect(jsonPath("$.closure.areaSquareMetres", closeTo(5000, 1e-6)))
                .andExpect(jsonPath("$.closure.uncoveredSquareMetres").value(0.0))
                .andExpect(jsonPath("$.closure.closes").value(true))
                .andExpect(jsonPath("$.crs").value("EPSG:4527"));
    }

    @Test
    void slopeAndOwnerAreKeysTooAndTwoOfThemMakeACrossTable() throws Exception {
        ask("statistics", "{\"layer\": \"DESK_TEST\", \"by\": [\"QSDWDM\", \"GDPDJB\"]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows", hasSize(3)))
                .andExpect(jsonPath("$.rows[0].key").value(contains("9901010010010000000", "")))
                .andExpect(jsonPath("$.rows[0].names[0]").value("测试村民委员会"))
                .andExpect(jsonPath("$.rows[0].count").value(2))
                .andExpect(jsonPath("$.rows[1].names[1]").value("坡度不超过2°"))
                .andExpect(jsonPath("$.total.hectares").value(4.0))
                .andExpect(jsonPath("$.closure.closes").doesNotExist());
    }

    @Test
    void aLineWithABufferIsAnArea() throws Exception {
        String line = "{\"type\": \"LineString\", \"coordinates\": [[39540000, 3450050], [39540400, 3450050]]}";
        ask("areas/outline", "{\"area\": {\"geometry\": %s, \"bufferMetres\": 10}}".formatted(line))
                .andExpect(status().isOk())
                // 400 m x 20 m and two half circles, whose 256 corners lie on the circle.
                .andExpect(jsonPath("$.areaSquareMetres", closeTo(8000 + Math.PI * 100, 0.05)))
                .andExpect(jsonPath("$.outline.type").value("MultiPolygon"))
                .andExpect(jsonPath("$.bbox[0]", closeTo(39539990, 1e-6)));
    }

    @Test
    void aShapeInLongitudeAndLatitudeMeansTheSamePlace() throws Exception {
        String text = mvc.perform(
                        question(
                                "areas/outline",
                                "{\"area\": {\"crs\": \"EPSG:4490\", \"bufferMetres\": 1, \"geometry\": {\"type\": \"Point\", \"coordinates\": [117.4190, 31.1700]}}}"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        double west = JsonPath.<Number>read(text, "$.bbox[0]").doubleValue();
        org.assertj.core.api.Assertions.assertThat(west)
                .isCloseTo(39539934, org.assertj.core.api.Assertions.within(100.0));
    }

    @Test
    void aLongSideAlongAParallelIsBentAsTheParallelIs() throws Exception {
        var toZone = CoordinateTransformer.between(new CrsCode(4490), new CrsCode(4527));
        double middle = toZone.transform(117, 31).y;
        double corner = toZone.transform(116.5, 31).y;

        org.assertj.core.api.Assertions.assertThat(corner - middle).isBetween(90.0, 120.0);
        ask(
                        "areas/outline",
                        "{\"area\": {\"crs\": \"EPSG:4490\", \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[116.5, 31], [117.5, 31], [117.5, 31.2], [116.5, 31.2], [116.5, 31]]]}}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bbox[1]", closeTo(middle, 0.5)));
    }

    @Test
    void aFileBecomesAnAreaOfThePersonWhoUploadedItAndOfNobodyElse() throws Exception {
        var file = new MockMultipartFile(
                "file",
                "范围.geojson",
                "application/geo+json",
                ("{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::4527\"}}, \"features\": [{\"type\": \"Feature\", \"properties\": {\"DKMC\": \"甲\"}, \"geometry\": "
                                + SHAPE_ON_TWO + "}]}")
                        .getBytes(StandardCharsets.UTF_8));
        String answer = mvc.perform(
                        multipart("/api/v1/desk/areas").file(file).with(csrf()).with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.areaSquareMetres", closeTo(5000, 1e-6)))
                .andExpect(jsonPath("$.plots", hasSize(1)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String question = "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"area\": {\"upload\": \"%s\"}}"
                .formatted(JsonPath.<String>read(answer, "$.token"));

        ask("statistics", question)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total.hectares").value(0.5));
        mvc.perform(question("statistics", question).with(loginAs.request("baishi-officer")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("已经不在了")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing                    | {}                                                                   | 400 | 没有说查哪个图层
                    not JSON                   | {"layer":                                                            | 400 | 读不懂
                    a name nobody knows        | {"layer": "DESK_TEST", "by": ["DLBM"], "where": 1}                   | 400 | 读不懂
                    no such layer              | {"layer": "NOPE'; DROP TABLE x", "by": ["DLBM"]}                     | 404 | 没有图层
                    no such version            | {"layer": "DESK_TEST", "version": 99, "by": ["DLBM"]}                | 404 | 第 99 版
                    no key                     | {"layer": "DESK_TEST", "by": []}                                     | 400 | 统计项
                    the same key twice         | {"layer": "DESK_TEST", "by": ["DLBM", "DLBM"]}                       | 400 | 统计项
                    no such key                | {"layer": "DESK_TEST", "by": ["DROP"]}                               | 422 | 没有统计项
                    unknown measure            | {"layer": "DESK_TEST", "by": ["DLBM"], "measure": "x"}               | 400 | planar
                    two areas                  | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"unit": "99", "upload": "x"}} | 400 | 只能给一种
                    a code of five digits      | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"unit": "99010"}}    | 400 | 行政区代码
                    no such division           | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"unit": "110101"}}   | 404 | 110101
                    not GeoJSON                | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": 7}}      | 400 | GeoJSON
                    a ring of one point        | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": {"type": "Polygon", "coordinates": [[[1, 2]]]}}} | 400 | GeoJSON
                    coordinates without number | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": {"type": "Polygon", "coordinates": [["a"]]}}} | 400 | GeoJSON
                    a number too large         | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": {"type": "Point", "coordinates": [1e300, 5]}, "bufferMetres": 5}} | 400 | GeoJSON
                    a line without buffer      | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}} | 422 | 缓冲
                    a buffer of 50 km          | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": {"type": "Point", "coordinates": [1, 2]}, "bufferMetres": 50000}} | 400 | 缓冲距离
                    a buffer below zero        | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": {"type": "Point", "coordinates": [1, 2]}, "bufferMetres": -5}} | 400 | 缓冲距离
                    a bow tie                  | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [10, 10], [10, 0], [0, 10], [0, 0]]]}}} | 422 | 自相交，位置：东坐标 5.000
                    unknown system             | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"crs": "EPSG:1", "geometry": {"type": "Point", "coordinates": [1, 2]}, "bufferMetres": 5}} | 400 | 坐标系
                    another datum              | {"layer": "DESK_TEST", "by": ["DLBM"], "area": {"crs": "EPSG:4214", "geometry": {"type": "Point", "coordinates": [117, 31]}, "bufferMetres": 5}} | 422 | 基准
                    """)
    void whatCannotBeAnsweredIsRefusedInASentence(String what, String body, int status, String sentence)
            throws Exception {
        ask("statistics", body)
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.detail", containsString(sentence)));
    }

    @Test
    void aShapeOfTooManyPointsIsRefusedBeforeAnythingIsComputed() throws Exception {
        var points = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            points.append("[").append(39540000 + i).append(", 3450000],");
        }
        ask(
                        "statistics",
                        "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"area\": {\"bufferMetres\": 5, \"geometry\": {\"type\": \"LineString\", \"coordinates\": ["
                                + points + "[39540000, 3450001]]}}}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail", containsString("20,000")));
        ask("statistics", "{\"layer\": \"" + "x".repeat(5_000_000) + "\"}")
                .andExpect(status().is(413))
                .andExpect(jsonPath("$.detail", containsString("4 MB")));
    }
}
