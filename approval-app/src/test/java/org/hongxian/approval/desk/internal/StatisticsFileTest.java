package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.hongxian.approval.testkit.H2Context;
import org.junit.jupiter.api.Test;

/** A table of statistics that is opened a week later, by somebody else. */
@H2Context
class StatisticsFileTest extends DeskFixture {

    private String csv(String question) throws Exception {
        return ask("statistics.csv", question)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileSaysWhichAreaItIsAndWhatItIsTheAnswerTo() throws Exception {
        String file = csv(
                "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"measure\": \"planar\", \"filter\": \"DLBM = '0101'\", \"area\": {\"geometry\": %s, \"bufferMetres\": 50}}"
                        .formatted(box(-1000, -1000, 1000, 1000)));

        assertThat(file)
                .contains("平面面积（平方米）,平面面积（公顷）,平面面积（亩）")
                .contains("0101,水田,2,20000.00,2.0000,30.00")
                .contains("图层,测试图层,第 ")
                .contains("2025-12-31")
                .contains("范围,在图上画的图形,外扩 50 m")
                .contains("范围的平面面积（平方米）,44078")
                .contains("属性条件,DLBM = '0101'")
                .doesNotContain("E7")
                .doesNotContain("E4");
    }

    @Test
    void whatTheTableIsDividedByIsSaidInWords() throws Exception {
        String file = csv("{\"layer\": \"DESK_TEST\", \"by\": [\"class1\", \"DLBM\"], \"measure\": \"planar\"}");

        assertThat(file)
                .contains("一级地类 代码,一级地类 名称,DLBM,DLBM 名称,图斑数")
                .contains("01,耕地,0101,水田,")
                .doesNotContain("class1");
    }

    @Test
    void filesOfBothMeasuresAreToldApartByNameAndHead() throws Exception {
        String question = "{\"layer\": \"DESK_TEST\", \"by\": [\"DLBM\"], \"measure\": \"%s\"}";
        assertThat(csv(question.formatted("ellipsoidal")))
                .contains("椭球面积（平方米）")
                .contains("范围,不限（全部数据）")
                .contains("属性条件,没有");
        for (String measure : new String[] {"planar", "ellipsoidal"}) {
            ask("statistics.xlsx", question.formatted(measure))
                    .andExpect(header().string(
                                    "Content-Disposition",
                                    matchesPattern(".*DESK_TEST-\\d+-" + measure + "-\\d{8}-\\d{6}\\.xlsx.*")));
        }
    }
}
