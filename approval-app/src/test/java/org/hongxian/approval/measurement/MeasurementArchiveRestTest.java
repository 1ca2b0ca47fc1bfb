package org.hongxian.approval.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.parcel;
import static org.hongxian.approval.drawing.Scenario.square;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.gis.evidence.MeasurementVerification;
import org.hongxian.gis.evidence.MeasurementVerification.Finding;
import org.hongxian.gis.evidence.MeasurementVerification.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** The measurement as a file: who gets it, and what it tells them about the cases beside it. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class MeasurementArchiveRestTest {

    /** The county line: 青禾县 in the west, 白石县 in the east. No other test of this database draws there. */
    private static final double BORDER = 75_000;

    private static final double NORTH = 12_000;

    @Autowired
    private Measurements measurements;

    @Autowired
    private Drawings drawings;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseProcess process;

    @Autowired
    private Scenario scenario;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private MockMvc web;

    @TempDir
    private Path folder;

    @BeforeEach
    void layers() {
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                parcel(
                        "A",
                        "990101001001",
                        "0101",
                        "POLYGON ((70000 9000, 80000 9000, 80000 20000, 70000 20000, 70000 9000))"));
        for (String layer : List.of("YJJBNTTB", "STBHHX", "CZKFBJ")) {
            scenario.importLayer(layer, EVERYWHERE);
        }
        scenario.importLayer(
                "XZQ",
                EVERYWHERE,
                Scenario.county(
                        "990101", "POLYGON ((-90000 -90000, 75000 -90000, 75000 90000, -90000 90000, -90000 -90000))"),
                Scenario.county(
                        "990102", "POLYGON ((75000 -90000, 90000 -90000, 90000 90000, 75000 90000, 75000 -90000))"));
    }

    @Test
    void officialsOfTheCountyGetAFileOfStatedLengthThatIsVerified() throws Exception {
        CaseId caseId = measured(BORDER - 1_000, 0);

        MockHttpServletResponse answer = archive(OFFICER, caseId);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/zip");
        assertThat(answer.getContentLengthLong()).isEqualTo(answer.getContentAsByteArray().length);
        assertThat(answer.getHeader("Content-Disposition"))
                .matches("attachment; filename=\"measurement-\\w{12}\\.zip\"");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(verified(answer).findings()).isEmpty();
        assertThat(archive("qinghe-chief", caseId).getContentAsByteArray()).isEqualTo(answer.getContentAsByteArray());
    }

    @Test
    void neitherTheApplicantNorAnotherCountyNorTheUnknownGetsIt() throws Exception {
        CaseId caseId = measured(BORDER - 1_000, 1_000);

        assertThat(archive("applicant-a", caseId).getStatus()).isEqualTo(403);
        assertThat(archive("baishi-officer", caseId).getStatus()).isEqualTo(404);
        web.perform(get(path(caseId)).accept(MediaType.APPLICATION_JSON)).andExpect(status().isUnauthorized());
        CaseId unmeasured = scenario.openAtSurvey();
        assertThat(archive(OFFICER, unmeasured).getStatus()).isEqualTo(404);
    }

    /** What is made on the disk to be sent is taken away again, sent or not. */
    @Test
    void nothingStaysBehindOnTheDisk() throws Exception {
        CaseId caseId = measured(BORDER - 1_000, 2_000);
        long before = exportsOnDisk();

        archive(OFFICER, caseId);
        archive("applicant-a", caseId);
        archive("baishi-officer", caseId);

        assertThat(exportsOnDisk()).isEqualTo(before);
    }

    @Test
    void aNeighbouringCaseOfTheOwnCountyIsInTheFile() throws Exception {
        CaseId neighbour = drawn("qinghe", "990101", BORDER - 1_050, 3_000);
        CaseId caseId = measured(BORDER - 1_000, 3_000);

        MockHttpServletResponse answer = archive(OFFICER, caseId);

        assertThat(unpacked(answer)).contains(number("qinghe-officer", neighbour));
        assertThat(verified(answer).findings()).isEmpty();
    }

    /** The red line of 白石县 reaches across the county line; the officer of 青禾县 may not see that case. */
    @Test
    void aNeighbouringCaseTheReaderMayNotSeeIsInNoByteOfTheFile() throws Exception {
        CaseId hidden = drawn("baishi", "990102", BORDER - 50, 4_000);
        String number = number("baishi-officer", hidden);
        String drawing = loginAs.call(
                "baishi-officer",
                () -> drawings.findCurrent(hidden, LAND_USE).orElseThrow().id().toString());
        CaseId caseId = measured(BORDER - 100, 4_000);

        MockHttpServletResponse answer = archive(OFFICER, caseId);

        assertThat(measurement(caseId).answers()).anySatisfy(layer -> {
            assertThat(layer.layer()).isEqualTo("RED_LINES");
            assertThat(layer.areaSquareMetres()).isEqualTo(5_000);
        });
        assertThat(unpacked(answer))
                .doesNotContain(number)
                .doesNotContain(drawing)
                .contains("5000");
        MeasurementVerification verification = verified(answer);
        assertThat(verification.findings()).containsExactly(new Finding(Kind.WITHHELD, "RED_LINES", "", ""));
        assertThat(verification.digest()).isEqualTo(measurement(caseId).digest());
    }

    private MockHttpServletResponse archive(String login, CaseId caseId) throws Exception {
        return web.perform(get(path(caseId)).accept(MediaType.ALL).with(loginAs.request(login)))
                .andReturn()
                .getResponse();
    }

    private static String path(CaseId caseId) {
        return "/api/v1/cases/" + caseId + "/measurement/archive";
    }

    private CaseId measured(double east, double north) throws Exception {
        CaseId caseId = drawn("qinghe", "990101", east, north);
        loginAs.call(OFFICER, () -> measurements.measure(caseId));
        return caseId;
    }

    private CaseId drawn(String county, String code, double east, double north) throws Exception {
        CaseId caseId = loginAs.call(
                        "applicant-a",
                        () -> process.open(CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode(code)))
                .id();
        scenario.complete(caseId, "applicant-a", "submit");
        scenario.complete(caseId, county + "-window", "accept");
        loginAs.call(
                county + "-officer",
                () -> drawings.edit(caseId, LAND_USE, 0, List.of(square("地块1", east, NORTH + north, 100))));
        return caseId;
    }

    private Measurement measurement(CaseId caseId) throws Exception {
        return loginAs.call(OFFICER, () -> measurements.findCurrent(caseId)).orElseThrow();
    }

    private String number(String login, CaseId caseId) throws Exception {
        return loginAs.call(login, () -> cases.get(caseId).number());
    }

    private MeasurementVerification verified(MockHttpServletResponse answer) throws IOException {
        return MeasurementVerification.of(
                Files.write(folder.resolve("measurement.zip"), answer.getContentAsByteArray()));
    }

    private static String unpacked(MockHttpServletResponse answer) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private static long exportsOnDisk() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("measurement\\d+\\.zip"))
                    .count();
        }
    }
}
