package org.hongxian.approval.desk.internal;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features a planner asks for by attribute and by shape. */
abstract class FeaturesRestTest extends DeskFixture {

    @Test
    void allFeaturesComePageByPageEachOnce() throws Exception {
        ask("features", "{\"layer\": \"DESK_TEST\", \"limit\": 3}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id").value(contains("a", "b", "c")))
                .andExpect(jsonPath("$.total").value(4))
                .andExpect(jsonPath("$.next").value("c"))
                .andExpect(jsonPath("$.features[0].className").value("水田"))
                .andExpect(jsonPath("$.features[0].areaSquareMetres", closeTo(10_000, 1e-6)))
                .andExpect(jsonPath("$.features[0].bbox[2]").value(39540100.0))
                .andExpect(jsonPath("$.features[0].geometry").doesNotExist());
        ask("features", "{\"layer\": \"DESK_TEST\", \"limit\": 3, \"after\": \"c\", \"geometry\": true}")
                .andExpect(jsonPath("$.features[*].id").value(contains("d")))
                .andExpect(jsonPath("$.features[0].geometry.type").value("MultiPolygon"))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void codesOfAFeatureComeWithTheirMeaning() throws Exception {
        ask("features", "{\"layer\": \"DESK_TEST\", \"limit\": 2}")
                .andExpect(jsonPath("$.features[0].meanings.GDPDJB").value("坡度不超过2°"))
                .andExpect(jsonPath("$.features[0].meanings.DLBM").value("水田"))
                .andExpect(jsonPath("$.features[0].meanings.TBBH").doesNotExist())
                .andExpect(jsonPath("$.features[1].meanings.GDPDJB").doesNotExist());
        mvc.perform(question("features", "{\"layer\": \"DESK_TEST\", \"limit\": 1}")
                        .locale(Locale.ENGLISH))
                .andExpect(jsonPath("$.features[0].meanings.GDPDJB").value("Slope up to 2°"));
    }

    @Test
    void aFeatureThatOnlyTouchesTheShapeIsNotInIt() throws Exception {
        ask("features", "{\"layer\": \"DESK_TEST\", \"area\": {\"geometry\": %s}}".formatted(box(100, 0, 250, 100)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id").value(contains("b", "c")))
                .andExpect(jsonPath("$.total").value(2));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    DLBM = '0101'                       | ad
                    DLBM LIKE '01%' AND GDPDJB <> '1'   | d
                    DLBM IN ('0301', '0702')            | bc
                    GDPDJB IS NULL                      | bc
                    S_INTERSECTS(geometry, POINT(39540250 3450050)) | c
                    """)
    void conditionsInCqlChooseFeaturesAndStatisticsAlike(String filter, String ids) throws Exception {
        String[] expected = ids.split("");
        ask("features", "{\"layer\": \"DESK_TEST\", \"filter\": \"%s\"}".formatted(filter))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id").value(contains(expected)))
                .andExpect(jsonPath("$.total").value(expected.length));
        ask("statistics", "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"filter\": \"%s\"}".formatted(filter))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total.count").value(expected.length))
                .andExpect(jsonPath("$.total.hectares").value((double) expected.length));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    DLBM = '0101'; DROP TABLE layer_version | 不受支持
                    NOPE = 1                                | 没有字段“NOPE”
                    DLBM =                                  | 没有写完
                    DLBM = = '0101'                         | 第 1 行第 6 个字
                    exec('ls') = 1                          | 不受支持
                    """)
    void aConditionThatIsNoneIsRefusedInASentence(String filter, String sentence) throws Exception {
        ask("features", "{\"layer\": \"DESK_TEST\", \"filter\": \"%s\"}".formatted(filter))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString(sentence)));
    }

    @Test
    void aConditionOfTooManyPartsIsRefusedInASentence() throws Exception {
        ask(
                        "features",
                        "{\"layer\": \"DESK_TEST\", \"filter\": \"%s\"}"
                                .formatted("TBBH = 'a' OR ".repeat(900) + "TBBH = 'b'"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("AND、OR、NOT 太多")));
    }

    @Test
    void noVersionOfAWithdrawnLayerIsAnswered() throws Exception {
        var gone = new NewVersion("DESK_GONE", "撤销的图层", new CrsCode(4527), null, null, "test");
        catalogue.importVersion(gone, Stream.of(square("a", 39540000, "0101", "1")));
        catalogue.importVersion(gone, Stream.of(square("b", 39540000, "0301", "1")));
        String first = "{\"layer\": \"DESK_GONE\", \"version\": 1}";
        ask("features", first)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.features[*].id").value(contains("a")));

        catalogue.withdraw("DESK_GONE", "yunchuan-planner", "图斑有误");

        ask("features", first).andExpect(status().isNotFound());
    }

    @Test
    void pagesAreBounded() throws Exception {
        for (String limit : new String[] {"0", "1001", "-1"}) {
            ask("features", "{\"layer\": \"DESK_TEST\", \"limit\": %s}".formatted(limit))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.detail", containsString("1,000")));
        }
    }

    @Test
    void theAttributesOfALayerAreListedWithTheirKind() throws Exception {
        mvc.perform(get("/api/v1/desk/fields/DESK_TEST").with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.fields[?(@.name == 'DLBM')].kind").value("text"))
                .andExpect(jsonPath("$.fields[?(@.name == 'DLBM')].title").value("地类编码"))
                .andExpect(jsonPath("$.fields[?(@.name == 'GDPDJB')].meanings['3']")
                        .value("坡度6°至15°"))
                .andExpect(jsonPath("$.derived").value(contains("broad", "class1", "county", "town", "village")));
    }
}
