package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.hongxian.approval.testkit.H2Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A planner asks for a file, follows the work and gets it; nobody else does. */
@H2Context
class ExportRestTest extends DeskFixture {

    @Test
    void theFileIsMadeAndIsForWhoAskedForIt() throws Exception {
        String job = end(
                ask("export", "{\"layer\": \"DESK_TEST\", \"format\": \"geojson\", \"filter\": \"DLBM = '0101'\"}"));
        assertThat(JsonPath.<String>read(job, "$.state")).isEqualTo("DONE");
        assertThat(JsonPath.<Integer>read(job, "$.total")).isEqualTo(2);
        String href = JsonPath.read(job, "$.file.href");

        String content = mvc.perform(get(href).with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(header().string(
                                "Content-Disposition", matchesPattern(".*DESK_TEST-1-\\d{8}-\\d{6}\\.geojson.*")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(JsonPath.<java.util.List<String>>read(content, "$.features[*].properties.TBBH"))
                .containsExactly("a", "d");
        mvc.perform(get(href).with(loginAs.request("baishi-officer")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("没有这项任务")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"layer": "DESK_TEST"}                                        | 400 | gpkg
                    {"layer": "DESK_TEST", "format": "exe"}                       | 400 | gpkg
                    {"layer": "DESK_TEST", "format": "shp", "clip": true}         | 400 | 给范围
                    {"layer": "NOPE", "format": "shp"}                            | 404 | 没有图层
                    """)
    void whatCannotBeExportedIsRefusedAtOnce(String body, int status, String sentence) throws Exception {
        ask("export", body).andExpect(status().is(status)).andExpect(jsonPath("$.detail", containsString(sentence)));
    }
}
