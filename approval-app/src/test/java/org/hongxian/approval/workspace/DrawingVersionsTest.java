package org.hongxian.approval.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.CaseProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Where a drawing came from stays visible, and a program is told what it asked for wrongly. */
@H2Context
class DrawingVersionsTest {

    /** 100 m by 100 m, its coordinate system not named. */
    private static final String WITHOUT_SYSTEM = """
            [属性描述]
            [地块坐标]
            5,,1,地块1,面,,工业用地,0601,@
            J1,1,3450100,39570000
            J2,1,3450100,39570100
            J3,1,3450000,39570100
            J4,1,3450000,39570000
            J1,1,3450100,39570000
            """;

    private static final String APPLICANT = "applicant-a";

    @Autowired
    MockMvc web;

    @Autowired
    LoginAs loginAs;

    @Autowired
    CaseProcess process;

    @Autowired
    Drawings drawings;

    private CaseFile file;

    @BeforeEach
    void open() throws Exception {
        file = loginAs.call(
                APPLICANT, () -> process.open(CaseType.SEPARATELY_SITED, "仓储", new AdministrativeCode("990101")));
    }

    private void importAndEdit() throws Exception {
        var upload = new MockMultipartFile(
                "file", "测绘成果.txt", "text/plain", WITHOUT_SYSTEM.getBytes(StandardCharsets.UTF_8));
        web.perform(multipart("/cases/{id}/drawings/SITE/import", file.id())
                        .file(upload)
                        .with(csrf())
                        .with(loginAs.request(APPLICANT)))
                .andExpect(status().is3xxRedirection());
        loginAs.call(
                APPLICANT,
                () -> drawings.edit(file.id(), DrawingKind.SITE, 1, current().plots()));
    }

    private DrawingVersion current() {
        return drawings.findCurrent(file.id(), DrawingKind.SITE).orElseThrow();
    }

    @Test
    void afterAnEditThePageStillNamesTheFileAndWhatWasAssumedOfIt() throws Exception {
        importAndEdit();

        assertThat(loginAs.call(APPLICANT, this::current).sourceFileName()).isNull();
        web.perform(get("/cases/" + file.id() + "/panel/plots").with(loginAs.request(APPLICANT)))
                .andExpect(content().string(containsString("测绘成果.txt")))
                .andExpect(content().string(containsString("第 1 版由它读入，之后改过")))
                .andExpect(content().string(containsString("没有写明坐标系")))
                .andExpect(content().string(containsString("共 2 个版本")))
                .andExpect(content().string(containsString("/drawings/SITE/source?number=1")))
                .andExpect(content().string(not(containsString("/drawings/SITE/source?number=2"))));
    }

    @Test
    void anUnknownFormatOrKindIsAnsweredWithTheOnesThereAre() throws Exception {
        importAndEdit();
        String drawing = "/api/v1/cases/" + file.id() + "/drawings/site";

        web.perform(get(drawing + "/export?format=shapefile").with(loginAs.request(APPLICANT)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.parameter").value("format"))
                .andExpect(jsonPath("$.allowed").value(hasItems("txt", "shp", "gpkg")));
        web.perform(get("/api/v1/cases/" + file.id() + "/drawings/fence").with(loginAs.request(APPLICANT)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.allowed").value(hasItems("site", "land-use")));
        web.perform(get(drawing + "?number=9").with(loginAs.request(APPLICANT)))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("没有这幅图形"));
        web.perform(get(drawing + "/source").with(loginAs.request(APPLICANT)))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("没有这幅图形"));
        web.perform(get(drawing + "?number=9").with(loginAs.request("baishi-officer")))
                .andExpect(jsonPath("$.title").value("没有这个案件"));
    }

    @Test
    void theDescriptionOfTheInterfaceSaysHowToLogInAndHowCallsAreRefused() throws Exception {
        String imports = "$.paths['/api/v1/cases/{id}/drawings/{kind}/import'].post";
        web.perform(get("/v3/api-docs").with(loginAs.request("qinghe-officer")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.info.title").value("红线 Hongxian"))
                .andExpect(jsonPath("$.components.securitySchemes.basic.scheme").value("basic"))
                .andExpect(jsonPath(imports + ".responses['422'].content['application/problem+json']")
                        .exists())
                .andExpect(jsonPath(imports + ".description").value(containsString("answer.QUESTION=OPTION")));
    }
}
