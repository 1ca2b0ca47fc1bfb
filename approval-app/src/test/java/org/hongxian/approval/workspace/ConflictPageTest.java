package org.hongxian.approval.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.conflict.Conflicts;
import org.hongxian.approval.conflict.Conflicts.Filter;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The conflict radar as its readers get it: sites that were handed in, each test on ground of its own far east of all other tests. */
@H2Context
class ConflictPageTest {

    private static final double E = 39_580_000;
    private static final double N = 3_480_000;
    private static final String OFFICER = "qinghe-officer";

    @Autowired
    CaseProcess process;

    @Autowired
    Drawings drawings;

    @Autowired
    Conflicts conflicts;

    @Autowired
    LoginAs loginAs;

    @Autowired
    MockMvc mockMvc;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thePageNamesBothCasesTheAreaInThreeUnitsAndTheWayToTheMap() throws Exception {
        CaseFile one = site("990101", "光伏园区甲", 0, 0);
        CaseFile other = site("990101", "光伏园区乙", 60, 0);

        assertThat(pages(OFFICER, "least=0"))
                .contains(
                        "href=\"/cases/" + one.id() + "?tab=plots\"",
                        other.number(),
                        "光伏园区乙",
                        "4,000.00",
                        "0.4000",
                        "6.00",
                        "选址范围",
                        "/map?view=39580080.0,3480050.0,",
                        "aria-current=\"page\">冲突雷达");
        assertThat(pages(OFFICER, "least=4001")).doesNotContain("光伏园区乙");
        get(OFFICER, "/conflicts?least=x").andExpect(content().string(containsString("不小于 0 的平方米数")));
        assertThat(pages(OFFICER, "kind=WORKS")).doesNotContain("光伏园区乙");
        assertThat(pages(OFFICER, "kind=SITE"))
                .contains(
                        "format=csv&amp;state=&amp;kind=SITE&amp;least=",
                        "<option value=\"SITE\" selected=\"selected\">")
                .doesNotContain("kind=work");
        get(OFFICER, "/conflicts?state=nonsense").andExpect(status().isNotFound());
        assertThat(pages("qinghe-planner", "least=0"))
                .contains(one.number())
                .doesNotContain("href=\"/cases/" + one.id());
        assertThat(pages("baishi-officer", "least=0")).doesNotContain(one.number());
        get("applicant-a", "/conflicts").andExpect(status().isForbidden());
        get("admin", "/conflicts").andExpect(status().isForbidden());
        get("admin", "/cases").andExpect(content().string(not(containsString("href=\"/conflicts\""))));
    }

    @Test
    void theExportHasWhatTheListHasAndNothingOfTheOtherCounty() throws Exception {
        CaseFile one = site("990101", "=1+1", 1_000, 0);
        CaseFile hidden = site("990102", "别县秘密项目", 1_050, 0);

        String csv = get(OFFICER, "/api/v1/conflicts/table?format=csv")
                .andExpect(header().string("Content-Type", containsString("text/csv")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        String line = csv.lines()
                .filter(each -> each.contains(one.number()))
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .startsWith("重叠,5000.00,0.5000,7.50,,")
                .contains("'=1+1")
                .contains("白石县的另一案件");
        assertThat(csv).doesNotContain(hidden.number()).doesNotContain("别县秘密项目");
        byte[] xlsx = get(OFFICER, "/api/v1/conflicts/table?format=xlsx")
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getFirstSheet().read())
                    .anySatisfy(row -> assertThat(row.getCellText(7)).isEqualTo(one.number()));
        }
    }

    @Test
    void theMapIsToldTheSharedGroundAndOfAHiddenCaseNothingButTheAuthority() throws Exception {
        CaseFile one = site("990101", "光伏园区丙", 2_000, 0);
        CaseFile other = site("990101", "光伏园区丁", 2_090, 0);
        CaseFile hidden = site("990102", "别县项目", 1_980, 95);

        get(OFFICER, "/api/v1/conflicts/map?bbox=39582000,3480000,39582200,3480200")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.crs").value("EPSG:4527"))
                .andExpect(jsonPath("$.pairs.length()").value(2))
                .andExpect(jsonPath("$.pairs[0].row.squareMetres").value(1_000.0))
                .andExpect(jsonPath("$.pairs[0].outlines.length()").value(2))
                .andExpect(jsonPath("$.pairs[0].shared[0][0].length()").value(5))
                .andExpect(jsonPath("$.pairs[1].outlines.length()").value(1))
                .andExpect(jsonPath("$.pairs[1].shared").doesNotExist())
                .andExpect(jsonPath("$.pairs[1].row.sides[1].authority").value("白石县"))
                .andExpect(content()
                        .string(allOf(
                                containsString(one.number()),
                                containsString(other.number()),
                                not(containsString(hidden.number())))));
        get(OFFICER, "/api/v1/conflicts/map?bbox=1,2,3").andExpect(status().isBadRequest());
        get(OFFICER, "/api/v1/conflicts?limit=100000").andExpect(status().isBadRequest());
        get(OFFICER, "/api/v1/conflicts?least=500")
                .andExpect(jsonPath("$.uncompared").value(0));
        assertThat(pages(OFFICER, "least=500")).contains(other.number());
    }

    /** A reader waits two seconds at most for the comparison, which a busy machine may need more than. */
    private void allCompared() throws Exception {
        int left = 1;
        for (int times = 0; times < 30 && left > 0; times++) {
            left = loginAs.call(OFFICER, () -> conflicts.list(Filter.ALL, 0, 1)).uncompared();
        }
    }

    /** All pages of the list one after the other: other tests leave cases in conflict, too. */
    private String pages(String login, String filter) throws Exception {
        var pages = new StringBuilder();
        for (int page = 1; page <= 40; page++) {
            String next = get(login, "/conflicts?" + filter + "&page=" + page)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            pages.append(next);
            if (!next.contains("rel=\"next\"")) {
                break;
            }
        }
        return pages.toString();
    }

    private ResultActions get(String login, String path) throws Exception {
        return mockMvc.perform(MockMvcRequestBuilders.get(path).with(loginAs.request(login)));
    }

    /** A square of 100 m, handed in. */
    private CaseFile site(String county, String title, double east, double north) throws Exception {
        CaseFile file = loginAs.call(
                "applicant-a", () -> process.open(CaseType.SEPARATELY_SITED, title, new AdministrativeCode(county)));
        double[][] corners = {{0, 100}, {100, 100}, {100, 0}, {0, 0}};
        List<BoundaryPoint> points = IntStream.range(0, 4)
                .mapToObj(i -> new BoundaryPoint("J" + (i + 1), E + east + corners[i][0], N + north + corners[i][1], 0))
                .toList();
        Plot plot = Plot.of("选址", List.of(new BoundaryRing(1, points, true)));
        loginAs.call("applicant-a", () -> drawings.edit(file.id(), DrawingKind.SITE, 0, List.of(plot)));
        jdbc.sql("update drawing_claim set submitted = true where case_id = ?")
                .param(file.id().value())
                .update();
        allCompared();
        return file;
    }
}
