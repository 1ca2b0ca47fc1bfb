package org.hongxian.approval.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** The applicant hands in a surveyor's file with the form of the page. */
@H2Context
class RedLineImportPageTest {

    /** 100 m by 100 m; which zone the eastings belong to the file does not say. */
    private static final String WITHOUT_ZONE = """
            [属性描述]
            格式版本号=1.01版本
            坐标系=2000国家大地坐标系
            几度分带=3
            投影类型=高斯克吕格
            计量单位=米
            带号=
            精度=0.001
            转换参数=,,,,,,
            [地块坐标]
            5,,1,地块1,面,,工业用地,0601,@
            J1,1,3450100,260000
            J2,1,3450100,260100
            J3,1,3450000,260100
            J4,1,3450000,260000
            J1,1,3450100,260000
            """;

    /** 100 m by 100 m; two corners are written easting first. */
    private static final String TWO_ORDERS = """
            [属性描述]
            坐标系=2000国家大地坐标系
            [地块坐标]
            4,1,1,地块1,面,,工业用地,0601,@
            J1,1,3450100,39570000
            J2,1,3450100,39570100
            J3,1,39570100,3450000
            J4,1,39570000,3450000
            """;

    @Autowired
    MockMvc web;

    @Autowired
    LoginAs loginAs;

    @Autowired
    CaseProcess process;

    @Autowired
    Drawings drawings;

    private CaseFile opened() throws Exception {
        return loginAs.call(
                "applicant-a", () -> process.open(CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode("990101")));
    }

    private ResultActions imported(CaseFile file, String fileName, String crs) throws Exception {
        return web.perform(
                upload(file, fileName, WITHOUT_ZONE).param("crs", crs).header("HX-Request", "true"));
    }

    private MockMultipartHttpServletRequestBuilder upload(CaseFile file, String fileName, String text)
            throws Exception {
        return upload("/cases/{id}/drawings/SITE/import", file, fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    private MockMultipartHttpServletRequestBuilder upload(String path, CaseFile file, String fileName, byte[] content)
            throws Exception {
        var upload = new MockMultipartFile("file", fileName, "application/octet-stream", content);
        return multipart(path, file.id()).file(upload).with(csrf()).with(loginAs.request("applicant-a"));
    }

    private DrawingVersion drawing(CaseFile file) throws Exception {
        return loginAs.call("applicant-a", () -> drawings.findCurrent(file.id(), DrawingKind.SITE)
                .orElseThrow());
    }

    private BoundaryPoint firstPoint(CaseFile file) throws Exception {
        return drawing(file).plots().get(0).rings().get(0).points().get(0);
    }

    @Test
    void aFileNameOfAnyLengthIsTakenAndOnlyItsLastPartKept() throws Exception {
        CaseFile file = opened();
        String name = "红线".repeat(150) + ".txt";

        imported(file, "C:\\勘测\\<b>" + name, "").andExpect(status().isOk());

        String kept = drawing(file).sourceFileName();
        assertThat(kept).hasSize(200).isEqualTo(name.substring(name.length() - 200));
    }

    @Test
    void whereTheFileLeavesItsZoneOpenTheOneChosenOnThePageIsTaken() throws Exception {
        CaseFile file = opened();
        web.perform(get("/cases/" + file.id() + "/panel/plots").with(loginAs.request("applicant-a")))
                .andExpect(content().string(containsString("value=\"EPSG:4549\"")))
                .andExpect(content().string(containsString("中央子午线120°")))
                .andExpect(content().string(not(containsString("value=\"EPSG:4326\""))))
                // Parameters for Xi'an 80 are installed for the sample city; a zone 9 degrees away is nobody's there.
                .andExpect(content().string(containsString("value=\"EPSG:2364\"")))
                .andExpect(content().string(not(containsString("value=\"EPSG:2366\""))));

        imported(file, "红线.txt", "")
                .andExpect(status().isOk())
                // The file declares no area: what an export does about it is said where it is offered.
                .andExpect(content().string(containsString("TXT 中写入量算的平面面积")));
        assertThat(firstPoint(file).easting()).isCloseTo(39_260_000, within(1e-6));

        // 240 km west of 120 degrees is 43 km east of 117 degrees at this latitude.
        imported(file, "红线.txt", "EPSG:4549").andExpect(status().isOk());
        assertThat(firstPoint(file).easting()).isBetween(39_540_000.0, 39_550_000.0);
        assertThat(drawing(file).crs()).hasToString("EPSG:4527");
    }

    @Test
    void aSystemThatDoesNotExistIsRefusedInWords() throws Exception {
        CaseFile file = opened();

        imported(file, "红线.txt", "EPSG:99")
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("EPSG:99")));
    }

    @Test
    void aFileWithTwoReadingsIsAskedAboutInItsFormAndImportedAfterTheAnswer() throws Exception {
        CaseFile file = opened();

        web.perform(upload(file, "两种次序.txt", TWO_ORDERS).header("HX-Request", "true"))
                .andExpect(status().is(422))
                .andExpect(header().string("HX-Retarget", "#import-questions"))
                .andExpect(content().string(containsString("4 点中 2 点")))
                .andExpect(content().string(containsString("name=\"answer.axis-order\" value=\"by-point\"")))
                .andExpect(content().string(containsString("2 点照写，2 点的两个坐标对调")));
        assertThat(loginAs.call("applicant-a", () -> drawings.history(file.id(), DrawingKind.SITE)))
                .isEmpty();

        web.perform(upload(file, "两种次序.txt", TWO_ORDERS)
                        .header("HX-Request", "true")
                        .param("answer.axis-order", "by-point"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("由使用者选定：逐点按数值大小判断")));
        assertThat(drawing(file).number()).isEqualTo(1);
        assertThat(drawing(file).plots().get(0).rings().get(0).points())
                .allSatisfy(point -> assertThat(point.easting()).isBetween(39_570_000.0, 39_570_100.0));
    }

    @Test
    void withoutAScriptTheQuestionIsAPageThatTakesTheFileAgain() throws Exception {
        CaseFile file = opened();

        web.perform(upload(file, "两种次序.txt", TWO_ORDERS))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("<h1>导入坐标文件</h1>")))
                .andExpect(content().string(containsString("name=\"answer.axis-order\"")))
                .andExpect(content().string(containsString("type=\"file\"")));
        web.perform(upload(file, "两种次序.txt", TWO_ORDERS).param("answer.axis-order", "random"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("axis-order=random")));
        web.perform(upload(file, "两种次序.txt", TWO_ORDERS).param("answer.axis-order", "by-point"))
                .andExpect(status().is3xxRedirection());
        assertThat(drawing(file).number()).isEqualTo(1);
    }

    /** Two Shapefiles in one archive: the corners of the second lie 500 m east of those of the first. */
    private static byte[] twoShapefiles() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(out)) {
            for (int east : List.of(39_570_000, 39_570_500)) {
                String name = east == 39_570_000 ? "现状" : "红线";
                String text = TWO_ORDERS.replaceAll("(?m)^J.*$", "").strip()
                        + "\nJ1,1,3450100,%d\nJ2,1,3450100,%d\nJ3,1,3450000,%d\n"
                                .formatted(east, east + 100, east + 100);
                BoundaryFile plots = CoordinateFiles.read(
                                "a.txt", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard())
                        .file();
                var shapefile = new ByteArrayOutputStream();
                FileFormats.byEnding("a.zip").orElseThrow().write(plots, WriteOptions.named(name + ".zip"), shapefile);
                var parts = new ZipInputStream(new ByteArrayInputStream(shapefile.toByteArray()));
                for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                    archive.putNextEntry(new ZipEntry(part.getName()));
                    parts.transferTo(archive);
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    void whichShapefileOfAnArchiveIsMeantIsChosenInTheForm() throws Exception {
        CaseFile file = opened();
        String form = "/cases/{id}/drawings/SITE/import";

        web.perform(upload(form, file, "成果.zip", twoShapefiles()).header("HX-Request", "true"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("文件内有 2 个图层")))
                .andExpect(content().string(containsString("name=\"answer.part\" value=\"现状\"")))
                .andExpect(content().string(containsString("name=\"answer.part\" value=\"红线\"")));

        web.perform(upload(form, file, "成果.zip", twoShapefiles())
                        .header("HX-Request", "true")
                        .param("answer.part", "红线"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("由使用者选定：“红线”")));
        assertThat(firstPoint(file).easting()).isCloseTo(39_570_500, within(1e-6));
    }

    @Test
    void aProgramIsToldTheNamesAndSendsOneOfThem() throws Exception {
        CaseFile file = opened();
        String path = "/api/v1/cases/{id}/drawings/site/import";

        web.perform(upload(path, file, "成果.zip", twoShapefiles()))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.questions[0].code").value("part"))
                .andExpect(jsonPath("$.questions[0].options[1].code").value("红线"));
        web.perform(upload(path, file, "成果.zip", twoShapefiles()).param("answer.part", "红线"))
                .andExpect(status().is2xxSuccessful());
        assertThat(firstPoint(file).easting()).isCloseTo(39_570_500, within(1e-6));
    }

    @Test
    void anAnswerGivenStaysInTheFormThatAsksForMore() throws Exception {
        CaseFile file = opened();

        web.perform(upload(file, "两种次序.txt", TWO_ORDERS)
                        .header("HX-Request", "true")
                        .param("answer.part", "红线"))
                .andExpect(status().is(422))
                .andExpect(
                        content().string(containsString("<input type=\"hidden\" name=\"answer.part\" value=\"红线\">")));
    }
}
