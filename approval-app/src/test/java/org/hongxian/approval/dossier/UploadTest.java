package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;

/** What may be uploaded and written, by whom, and how it is handed out. */
@H2Context
class UploadTest extends DossierFixture {

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
    void aProgramTakesAnUploadBackWhileItsStepIsLive() throws Exception {
        CaseId id = scenario.open().id();
        byte[] pdf = DossierScenario.onePage();
        DocumentRecord early = loginAs.call(
                "applicant-a", () -> documents.upload(id, "project-approval", "错.pdf", new ByteArrayInputStream(pdf)));

        withdraw(id, early, "qinghe-officer", 403);
        withdraw(id, early, "baishi-officer", 404);
        withdraw(id, early, "applicant-a", 204);
        withdraw(id, early, "applicant-a", 403);
        assertThat(loginAs.call("applicant-a", () -> documents.list(id)))
                .singleElement()
                .satisfies(document -> assertThat(document.superseded()).isTrue());

        scenario.prepare(id, "applicant-a");
        withdraw(id, loginAs.call("applicant-a", () -> scenario.current(id, "application-form")), "applicant-a", 403);
        scenario.complete(id, "applicant-a", "submit");
        withdraw(id, loginAs.call("applicant-a", () -> scenario.current(id, "project-approval")), "applicant-a", 403);
    }

    private void withdraw(CaseId id, DocumentRecord document, String login, int expected) throws Exception {
        mockMvc.perform(delete("/api/v1/cases/{id}/documents/{document}", id, document.id())
                        .with(loginAs.request(login))
                        .with(csrf()))
                .andExpect(status().is(expected));
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
}
