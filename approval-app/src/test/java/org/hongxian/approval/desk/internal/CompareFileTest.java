package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.util.HtmlUtils;

/** What became of what between two versions, taken away as tables. */
@H2Context
class CompareFileTest extends DeskFixture {

    private static final String COMPARED = "COMPARE_FILE";

    @BeforeEach
    void twoVersions() throws ParseException {
        if (catalogue.history(COMPARED).isEmpty()) {
            importLayer(2024, square("a", 39540000, "0101", "1"), square("b", 39540100, "0301", ""));
            importLayer(2025, square("a", 39540000, "0702", ""), square("b", 39540100, "0301", ""));
        }
    }

    private void importLayer(int year, LayerFeature... features) throws ParseException {
        catalogue.importVersion(
                new NewVersion(
                        COMPARED,
                        "对比图层",
                        new CrsCode(4527),
                        LocalDate.of(year, 12, 31),
                        wkt(
                                "POLYGON ((39540000 3450000, 39541000 3450000, 39541000 3451000, 39540000 3451000, 39540000 3450000))"),
                        "test"),
                Stream.of(features));
    }

    /** The work of comparing both versions, once it is over. */
    private String compared(String area) throws Exception {
        return compared(area, "");
    }

    private String compared(String area, String crs) throws Exception {
        String over =
                end(ask("compare", "{\"layer\": \"%s\", \"from\": 1, \"to\": 2%s%s}".formatted(COMPARED, area, crs)));
        assertThat(JsonPath.<String>read(over, "$.state")).as(over).isEqualTo("DONE");
        return JsonPath.read(over, "$.id");
    }

    private ResultActions see(String id, String table) throws Exception {
        return mvc.perform(get("/api/v1/desk/jobs/" + id + table).with(loginAs.request("qinghe-planner")));
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theTableOfClassesClosesAndSaysWhatWasComparedWithWhat() throws Exception {
        String id = compared("");

        String file = body(see(id, "/classes.csv")
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("COMPARE_FILE-1-2-classes.csv"))));

        assertThat(file)
                .contains("原地类编码,名称,现地类编码,名称,平面面积（平方米）,平面面积（公顷）")
                .contains("0101,水田,0702,农村宅基地,10000.00,1.0000")
                .contains("变化合计,,,,10000.00,1.0000")
                .contains("0301,乔木林地,0301,乔木林地,10000.00,1.0000")
                .contains("未变合计,,,,10000.00,1.0000")
                .contains("图层,对比图层")
                .contains("旧版本,第 1 版（2024-12-31）")
                .contains("新版本,第 2 版（2025-12-31）")
                .contains("范围,不限（全部数据）");
    }

    @Test
    void theListOfChangesNamesEachParcelAndItsPlaceInTheAreaAskedAbout() throws Exception {
        String id = compared(", \"area\": {\"geometry\": %s}".formatted(box(20, 0, 150, 100)));

        String file = body(see(id, "/changes.csv").andExpect(status().isOk()));

        assertThat(file)
                .contains("序号,图斑,原地类编码,名称,现地类编码,名称,平面面积（平方米）,平面面积（公顷）,西边界 Y（EPSG:4527）")
                .contains("1,a,0101,水田,0702,农村宅基地,8000.00,0.8000,39540020.000,3450000.000,39540100.000,3450100.000")
                .contains("范围,在图上画的图形")
                .contains("范围的平面面积（平方米）,13000.00");
        String english = body(mvc.perform(get("/api/v1/desk/jobs/" + id + "/changes.csv")
                .locale(Locale.ENGLISH)
                .with(loginAs.request("qinghe-planner"))));
        assertThat(english).contains("Paddy").contains("Former version,Version 1 (2024-12-31)");
    }

    @Test
    void placesInDegreesKeepTheirDigits() throws Exception {
        String id = compared("", ", \"crs\": \"EPSG:4490\"");

        String file = body(see(id, "/changes.csv").andExpect(status().isOk()));

        assertThat(file).contains("西边界经度（EPSG:4490）").contains("北边界纬度（EPSG:4490）");
        String[] cells = file.lines()
                .filter(line -> line.startsWith("1,a,"))
                .findFirst()
                .orElseThrow()
                .split(",");
        double west = Double.parseDouble(cells[8]);
        double east = Double.parseDouble(cells[10]);
        assertThat(east - west).as("a hundred metres in degrees").isBetween(0.00104, 0.00106);
    }

    @Test
    void aWorkbookHoldsTheSameRows() throws Exception {
        byte[] file = see(compared(""), "/changes.xlsx")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(HtmlUtils.htmlUnescape(text.toString()))
                .contains("农村宅基地")
                .contains("39540000")
                .doesNotContain("变化的图斑更多");
    }

    @Test
    void onlyWhoAskedHasTheTables() throws Exception {
        String id = compared("");

        mvc.perform(get("/api/v1/desk/jobs/" + id + "/classes.csv").with(loginAs.request("baishi-planner")))
                .andExpect(status().isNotFound());
    }
}
