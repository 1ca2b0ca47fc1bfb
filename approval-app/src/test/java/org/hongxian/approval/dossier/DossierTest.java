package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.dossier.Verification.Finding;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.sheet.PdfRedLine;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;

abstract class DossierTest extends DossierFixture {

    @Test
    void aWholeCaseMakesEveryDocumentWithTheSameAreasAndSealsThoseThatDecide() throws Exception {
        CaseFile file = scenario.openAtDossier();
        CaseId id = file.id();
        scenario.importLayers();
        scenario.step(id, OFFICER, "next");

        String table = scenario.text(id, OFFICER, "class-table");
        assertThat(table).contains("土地分类面积表", "东沟村", "西岭村", "青禾县水利局", "水田", "旱地", "乔木林地", "沟渠");
        assertThat(table).contains("总面积 11.6250 公顷（174.38 亩）");
        for (String kind : List.of("presentation-form", "conversion-plan", "survey-map")) {
            assertThat(scenario.text(id, OFFICER, kind)).as(kind).contains("11.6250");
        }
        // The state's ditch is used, not expropriated: 11.6250 less 3.0000.
        assertThat(scenario.text(id, OFFICER, "expropriation-plan"))
                .contains("8.6250", "东沟村", "西岭村")
                .doesNotContain("水利局");
        assertThat(scenario.text(id, OFFICER, "point-table"))
                .contains("界址点坐标成果表", "1 J1 3450200.000 39539850.000 250.00 90°00′00″ J5", "158.11");
        assertThat(scenario.text(id, OFFICER, "survey-map")).contains("1 J1 3450200.000 39539850.000 250.00 J5");
        assertTheSheetShowsWhatWasMeasuredAgainst(id);

        scenario.review(id);
        scenario.step(id, "shifan-government", "approve");
        scenario.step(id, "qinghe-finance", "paid");
        scenario.step(id, "shifan-clerk", "issue");
        scenario.step(id, OFFICER, "next");
        scenario.step(id, "qinghe-clerk", "issue");
        scenario.step(id, "shifan-archivist", "close");
        scenario.prepare(id, "qinghe-archivist");

        byte[] permit = scenario.bytes(id, OFFICER, "permit");
        assertThat(DossierScenario.text(permit))
                .contains("建设用地规划许可证", "示范能源有限公司", "11.6250", "附图", "示范省人民政府", "界址点坐标成果表");
        assertThat(scenario.text(id, OFFICER, "reply")).contains("示范省人民政府", "11.6250", "青禾县人民政府");
        assertThat(scenario.text(id, OFFICER, "public-notice")).contains("征收土地公告", "东沟村", "11.6250");
        assertThat(scenario.text(id, "qinghe-archivist", "archive-catalogue"))
                .contains("建设用地批复", "卷内目录", "县级审查意见书", "许可证送达回证");
        assertThat(scenario.text(id, "qinghe-archivist", "archive-catalogue-deciding"))
                .contains("审批机关", "建设用地批复");

        for (String kind : List.of("receipt", "survey-map", "reply", "public-notice", "permit")) {
            String number = loginAs.call(
                    OFFICER, () -> String.valueOf(scenario.current(id, kind).number()));
            Verification.Result result = check(number, scenario.bytes(id, OFFICER, kind));
            assertThat(result.signatures()).as(kind).hasSize(1).allMatch(s -> s.untampered() && s.trusted());
            assertThat(result.isGenuine()).as(kind).isTrue();
            assertThat(result.finding()).as(kind).isEqualTo(Finding.SAME);
        }
        assertRedLine(permit);
        assertPagesAreNumberedThrough(permit);
        assertRedLine(scenario.bytes(id, OFFICER, "survey-map"));
        keepForLooking(id);
    }

    private void keepForLooking(CaseId id) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "dossier-pdfs"));
        loginAs.call("qinghe-archivist", () -> {
            for (DocumentRecord document : documents.list(id)) {
                Files.write(folder.resolve(document.kind() + ".pdf"), documents.content(document));
            }
            return null;
        });
    }

    private void assertTheSheetShowsWhatWasMeasuredAgainst(CaseId id) throws Exception {
        Measurement.Layer measured =
                loginAs.call(OFFICER, () -> measurements.findCurrent(id)).orElseThrow().layers().stream()
                        .filter(layer -> layer.layer().equals("DLTB"))
                        .findFirst()
                        .orElseThrow();

        assertThat(layers.findCurrent("DLTB").orElseThrow().number()).isGreaterThan(measured.number());
        assertThat(scenario.text(id, OFFICER, "survey-map"))
                .contains("底图：", "第" + measured.number() + "版（2025-12-31）", "永久基本农田");
    }

    private static void assertPagesAreNumberedThrough(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isEqualTo(3);
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .containsOnlyOnce("第 " + page + " 页 共 " + pages + " 页")
                        .containsOnlyOnce(" 页 共 ");
            }
        }
    }

    /** The points by their number in the table, from the north-west clockwise. */
    private static final Map<String, Coordinate> BOUNDARY = Map.of(
            "J1", corner(-150, 200),
            "J2", corner(100, 200),
            "J3", corner(150, 50),
            "J4", corner(150, -200),
            "J5", corner(-150, -200));

    private static Coordinate corner(double east, double north) {
        return new Coordinate(DossierScenario.E + east, DossierScenario.N + north);
    }

    private static void assertRedLine(byte[] pdf) throws Exception {
        List<Coordinate> drawn =
                PdfRedLine.fromPath(pdf).orElseThrow().plots().get(0).get(0);
        assertThat(drawn).hasSameSizeAs(BOUNDARY.values());
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.get(i).distance(BOUNDARY.get("J" + (i + 1)))).isLessThan(0.001);
        }
        Map<String, byte[]> files = attachments(pdf);
        assertThat(files).containsOnlyKeys("red-line.geojson", "red-line.txt");
        files.forEach((name, content) -> {
            BoundaryFile read =
                    CoordinateFiles.read(name, content, ReadOptions.standard()).file();
            assertThat(read.crs()).as(name).isEqualTo(new CrsCode(4527));
            assertThat(read.plots()).as(name).hasSize(1);
            List<BoundaryPoint> points = read.plots().get(0).rings().get(0).points();
            assertThat(points).as(name).hasSameSizeAs(BOUNDARY.values());
            for (BoundaryPoint point : points) {
                Coordinate expected = BOUNDARY.get(point.name());
                assertThat(new Coordinate(point.easting(), point.northing()).distance(expected))
                        .as(name + " " + point.name())
                        .isLessThan(0.001);
            }
        });
    }

    private static Map<String, byte[]> attachments(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, byte[]> files = new TreeMap<>();
            for (var file : document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .entrySet()) {
                files.put(file.getKey(), file.getValue().getEmbeddedFile().toByteArray());
            }
            return files;
        }
    }

    @Test
    void documentsMadeAtTheSameTimeGetNumbersOfTheirOwn() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        ExecutorService desks = Executors.newFixedThreadPool(4);
        try {
            Callable<DocumentRecord> making = () -> loginAs.call(OFFICER, () -> documents.generate(id, "class-table"));
            List<String> numbers = new ArrayList<>();
            for (Future<DocumentRecord> made : desks.invokeAll(List.of(making, making, making, making))) {
                numbers.add(made.get().number());
            }
            assertThat(numbers).doesNotHaveDuplicates().doesNotContainNull();
            assertThat(loginAs.call(OFFICER, () -> documents.list(id)))
                    .filteredOn(document -> document.kind().equals("class-table"))
                    .hasSize(4)
                    .filteredOn(document -> !document.superseded())
                    .hasSize(1);
        } finally {
            desks.shutdownNow();
        }
    }

    @Test
    void aChangedFormOrDrawingMakesWhatWasMadeFromItStale() throws Exception {
        CaseFile file = scenario.openAtDossier();
        CaseId id = file.id();
        scenario.prepare(id, OFFICER);
        loginAs.call(OFFICER, () -> {
            assertThat(process.blockers(gate.findMine(id).orElseThrow()))
                    .noneMatch(b -> b.piece().startsWith("document."));
            forms.save(id, "conversion", Map.of("necessity", "另一个理由"));
            assertThat(scenario.current(id, "conversion-plan").fresh()).isFalse();
            assertThat(scenario.current(id, "class-table").fresh()).isTrue();
            assertThat(process.blockers(gate.findMine(id).orElseThrow()))
                    .extracting(b -> b.piece())
                    .contains("document.conversion-plan");
            documents.generate(id, "conversion-plan");
            assertThat(scenario.current(id, "conversion-plan").fresh()).isTrue();
            return null;
        });
        scenario.complete(id, OFFICER, "back");
        loginAs.call(OFFICER, () -> {
            assertThat(drawings.consequences(id, DrawingKind.LAND_USE)).isNotNull();
            var moved = DossierScenario.plot(-150, 200, 100, 200, 150, 50, 150, -200, -149, -200);
            drawings.edit(
                    id,
                    DrawingKind.LAND_USE,
                    drawings.findCurrent(id, DrawingKind.LAND_USE).orElseThrow().number(),
                    List.of(moved));
            assertThat(documents.list(id))
                    .filteredOn(d -> d.kind().equals("class-table"))
                    .isNotEmpty()
                    .noneMatch(DocumentRecord::fresh);
            assertThat(forms.sections(id))
                    .filteredOn(s -> s.key().equals("survey-facts"))
                    .allMatch(s -> !s.complete());
            return null;
        });
    }

    @Test
    void wrongUploadsAreRefusedByTheirContentAndLeaveNothing() throws Exception {
        CaseId id = scenario.open().id();
        byte[] pdf = DossierScenario.onePage();
        byte[] half = java.util.Arrays.copyOf(pdf, pdf.length / 2);
        loginAs.call("applicant-a", () -> {
            assertRefused(id, "合同.pdf", "MZ\u0090\0 this program cannot be run".getBytes(StandardCharsets.ISO_8859_1));
            assertRefused(id, "页面.pdf", "<html><body>%PDF? no</body></html>".getBytes(StandardCharsets.UTF_8));
            assertRefused(id, "空.pdf", new byte[0]);
            assertRefused(id, "半个.pdf", half);
            assertThatThrownBy(() -> documents.upload(id, "project-approval", "大.pdf", endless(100_000_000)))
                    .isInstanceOf(UnusableUploadException.class)
                    .hasMessageContaining("50");
            assertThat(documents.list(id)).isEmpty();
            DocumentRecord stored =
                    documents.upload(id, "project-approval", "../../etc/批准.exe", new ByteArrayInputStream(pdf));
            assertThat(stored.mediaType()).isEqualTo("application/pdf");
            assertThat(stored.fileName()).isEqualTo("批准.exe");
            return null;
        });
    }

    private void assertRefused(CaseId id, String name, byte[] content) {
        assertThatThrownBy(() -> documents.upload(id, "project-approval", name, new ByteArrayInputStream(content)))
                .isInstanceOf(UnusableUploadException.class)
                .hasMessageStartingWith(name);
        assertThatThrownBy(() -> store.open(sha256(content)).close()).isInstanceOf(NoSuchFileException.class);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** A PDF head followed by zeros. */
    private static InputStream endless(long length) {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                at++;
                return at > length ? -1 : at <= 5 ? "%PDF-".charAt((int) at - 1) : 0;
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                if (at < 5) {
                    bytes[from] = (byte) read();
                    return 1;
                }
                int given = (int) Math.min(count, length - at);
                at += given;
                return given <= 0 ? -1 : given;
            }
        };
    }

    @Test
    void nothingIsWrittenWhereTheStepOrThePersonDoesNotAllowIt() throws Exception {
        CaseId id = scenario.open().id();
        byte[] pdf = DossierScenario.onePage();

        loginAs.call("applicant-a", () -> {
            assertThatThrownBy(() -> documents.upload(id, "survey-report", "a.pdf", new ByteArrayInputStream(pdf)))
                    .isInstanceOf(NotAllowedNowException.class);
            assertThatThrownBy(() -> documents.upload(id, "application-form", "a.pdf", new ByteArrayInputStream(pdf)))
                    .isInstanceOf(NotAllowedNowException.class);
            assertThatThrownBy(() -> documents.generate(id, "permit")).isInstanceOf(NotAllowedNowException.class);
            assertThatThrownBy(() -> forms.save(id, "decision", Map.of("text", "批准")))
                    .isInstanceOf(NotAllowedNowException.class);
            assertThatThrownBy(() -> forms.save(id, "project", Map.of("no-such-field", "x")))
                    .isInstanceOf(FieldRefusedException.class);
            return null;
        });
        loginAs.call("baishi-officer", () -> {
            assertThatThrownBy(() -> documents.list(id)).isInstanceOf(CaseNotFoundException.class);
            assertThatThrownBy(() -> forms.sections(id)).isInstanceOf(CaseNotFoundException.class);
            return null;
        });
        mockMvc.perform(multipart("/api/v1/cases/{id}/documents", id)
                        .file(new MockMultipartFile("file", "a.pdf", "application/pdf", pdf))
                        .param("kind", "survey-report")
                        .with(loginAs.request("applicant-a"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mockMvc.perform(put("/api/v1/cases/{id}/forms/permit", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"number\":\"1\"}")
                        .with(loginAs.request("applicant-a"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mockMvc.perform(put("/api/v1/cases/{id}/forms/project", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":null}")
                        .with(loginAs.request("applicant-a"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mockMvc.perform(put("/api/v1/cases/{id}/forms/project", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"no-such-field\":\"1\"}")
                        .with(loginAs.request("applicant-a"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void downloadsAreAttachmentsThatNobodySniffs() throws Exception {
        CaseId id = scenario.open().id();
        byte[] pdf = DossierScenario.onePage();
        DocumentRecord stored = loginAs.call(
                "applicant-a",
                () -> documents.upload(id, "project-approval", "批准文件.pdf", new ByteArrayInputStream(pdf)));

        mockMvc.perform(get("/api/v1/cases/{id}/documents/{doc}", id, stored.id())
                        .with(loginAs.request("applicant-a")))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string(
                                "Content-Disposition", org.hamcrest.Matchers.startsWith("attachment; filename=")))
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andExpect(content().bytes(pdf));
        mockMvc.perform(get("/api/v1/cases/{id}/documents/{doc}", id, stored.id())
                        .with(loginAs.request("baishi-officer")))
                .andExpect(status().isNotFound());
    }

    @Test
    void savingADraftNeverFailsForBeingIncompleteAndSaysWhatIsWrongAtTheField() throws Exception {
        CaseId id = scenario.open().id();
        Forms.Section saved = loginAs.call(
                "applicant-a",
                () -> forms.save(
                        id,
                        "project",
                        Map.of("investment", "1e9", "approval-date", "2026-02-30", "industry", "circus")));

        assertThat(saved.complete()).isFalse();
        assertThat(findings(saved, "investment")).containsExactly("dossier.finding.number");
        assertThat(findings(saved, "approval-date")).containsExactly("dossier.finding.date");
        assertThat(findings(saved, "industry")).containsExactly("dossier.finding.choice");
        assertThat(findings(saved, "location")).containsExactly("dossier.finding.required");
        assertThat(findings(saved, "name")).isEmpty();
    }

    private static List<String> findings(Forms.Section section, String field) {
        return section.fields().stream()
                .filter(f -> f.key().equals(field))
                .findFirst()
                .orElseThrow()
                .findings();
    }

    @Test
    void aSealedDocumentIsNotMadeFromAnIncompleteForm() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");

        loginAs.call("qinghe-window", () -> {
            assertThatThrownBy(() -> documents.generate(id, "receipt")).isInstanceOf(TaskBlockedException.class);
            assertThat(documents.list(id)).noneMatch(d -> d.kind().equals("receipt"));
            return null;
        });
    }

    @Test
    void anIssuedNumberIsPublicAndACopyWithOneChangedByteIsNot() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");
        scenario.prepare(id, "qinghe-window");
        DocumentRecord receipt = loginAs.call("qinghe-window", () -> scenario.current(id, "receipt"));
        byte[] bytes = scenario.bytes(id, "qinghe-window", "receipt");

        assertThat(documents.findPublic(String.valueOf(receipt.number()))).hasValueSatisfying(found -> {
            assertThat(found.unit()).isEqualTo("青禾县自然资源局");
            assertThat(found.digest()).isEqualTo(receipt.digest());
            assertThat(found.superseded()).isFalse();
        });
        assertThat(documents.findPublic("990101-2026-9999-SL-1")).isEmpty();
        byte[] changed = bytes.clone();
        changed[bytes.length / 3] ^= 1;
        String number = String.valueOf(receipt.number());
        assertThat(check(number, bytes).finding()).isEqualTo(Finding.SAME);
        assertThat(check(number, changed).finding()).isEqualTo(Finding.DIFFERENT);
        assertThat(check(number, changed).isGenuine()).isFalse();
        assertThat(check(number, "nothing".getBytes(StandardCharsets.UTF_8)).isGenuine())
                .isFalse();
        assertThat(verification.check("990101-2026-9999-SL-1", () -> {
                    throw new AssertionError("read without a known number");
                }))
                .isEmpty();
    }

    @Test
    void aCopyIsReadOnlyAsFarAsACopyCanBeLong() throws Exception {
        CaseId id = scenario.open().id();
        scenario.prepare(id, "applicant-a");
        DocumentRecord form = loginAs.call("applicant-a", () -> scenario.current(id, "application-form"));
        var read = new AtomicLong();
        var endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return ' ';
            }
        };

        Verification.Result result =
                verification.check(String.valueOf(form.number()), () -> endless).orElseThrow();

        assertThat(result.finding()).isEqualTo(Finding.TOO_LONG);
        assertThat(result.isGenuine()).isFalse();
        assertThat(read.get()).isLessThan(2 * form.sizeBytes() + 1_100_000);
    }

    private Verification.Result check(String number, byte[] copy) throws IOException {
        return verification.check(number, new ByteArrayResource(copy)).orElseThrow();
    }
}
