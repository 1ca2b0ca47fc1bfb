package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.junit.jupiter.api.Test;

/** What is said to those outside when a case is sent back or refused: in writing, sealed, before the step ends so. */
@H2Context
class NoticeTest extends DossierFixture {

    @Test
    void aCorrectionIsAskedForOnceInWritingAndUnderSeal() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");

        assertThat(blockers(id, "qinghe-window", "correct")).containsExactly("document.correction-notice");
        loginAs.call("qinghe-window", () -> {
            assertThatThrownBy(() -> documents.generate(id, "correction-notice"))
                    .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                            .extracting(Blocker::anchor)
                            .containsExactly("#form-acceptance"));
            forms.save(id, "acceptance", Map.of("complete", "no", "corrections", "1. 补交项目核准文件。\n2. 用地申请表法定代表人未签字。"));
            return documents.generate(id, "correction-notice");
        });

        assertThat(keep(id, "qinghe-window", "correction-notice", "correction-notice-county"))
                .contains("补正告知书", "青禾光伏示例公司：", "第三十二条", "1. 补交项目核准文件。\n", "2. 用地申请表法定代表人未签字。\n", "青禾县自然资源局");
        assertThat(loginAs.call("qinghe-window", () -> scenario.current(id, "correction-notice"))
                        .signed())
                .isTrue();
        assertThat(blockers(id, "qinghe-window", "correct")).isEmpty();
        assertThat(live(id)).containsExactly("apply");
    }

    @Test
    void whatIsNotCompleteIsNotAccepted() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");
        scenario.prepare(id, "qinghe-window");

        loginAs.call("qinghe-window", () -> {
            Forms.Section saved = forms.save(id, "acceptance", Map.of("complete", "no"));
            assertThat(saved.complete()).isFalse();
            return null;
        });

        assertThat(blockers(id, "qinghe-window", "accept")).containsExactly("section.acceptance", "document.receipt");
        loginAs.call("qinghe-window", () -> {
            // The bar of the step and the attempt to make the receipt say the same, and where to go on.
            List<Blocker> said = process.blockers(gate.findMine(id).orElseThrow());
            assertThat(said.get(0).messageKey()).isEqualTo("dossier.blocker.material-incomplete");
            assertThat(said.get(0).anchor()).isEqualTo("#form-acceptance");
            assertThatThrownBy(() -> documents.generate(id, "receipt"))
                    .isInstanceOfSatisfying(TaskBlockedException.class, blocked -> assertThat(blocked.blockers())
                            .containsExactly(said.get(0)));
            return null;
        });
    }

    @Test
    void theReceiptCarriesWhatTrackingTheCaseTakes() throws Exception {
        CaseFile file = scenario.open();
        scenario.step(file.id(), "applicant-a", "submit");
        scenario.prepare(file.id(), "qinghe-window");

        assertThat(keep(file.id(), "qinghe-window", "receipt", "receipt"))
                .contains("查询码", file.trackingCode(), file.number(), "http://localhost:8080/public/track");
        assertThat(codes(scenario.bytes(file.id(), "qinghe-window", "receipt")))
                .containsExactly(
                        // The secret half of the two is typed, it does not travel in an address.
                        "http://localhost:8080/public/track?number=" + file.number(),
                        "http://localhost:8080/verify/" + file.number() + "-SL-1");
    }

    /** Of the body and of the foot. */
    private static List<String> codes(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            int foot = page.getHeight() * 4 / 5;
            return List.of(
                    code(page.getSubimage(0, 0, page.getWidth(), foot)),
                    code(page.getSubimage(0, foot, page.getWidth(), page.getHeight() - foot)));
        }
    }

    private static String code(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    @Test
    void aReceiptThatWasSealedAndThenDeniedIsNotShownToTheApplicant() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");
        scenario.prepare(id, "qinghe-window");
        loginAs.call(
                "qinghe-window", () -> forms.save(id, "acceptance", Map.of("complete", "no", "corrections", "补交附图。")));
        loginAs.call("qinghe-window", () -> documents.generate(id, "correction-notice"));

        assertThat(kindsSeenBy("applicant-a", id)).doesNotContain("receipt", "correction-notice");
        assertThat(blockers(id, "qinghe-window", "correct")).isEmpty();

        assertThat(kindsSeenBy("applicant-a", id))
                .contains("application-form", "correction-notice")
                .doesNotContain("receipt");
    }

    private List<String> kindsSeenBy(String login, CaseId id) throws Exception {
        return loginAs.call(login, () -> documents.list(id)).stream()
                .map(DocumentRecord::kind)
                .toList();
    }

    @Test
    void theProvinceWritesToTheCountyAndTheCountyToTheApplicant() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id, "shifan-window");

        loginAs.call("shifan-window", () -> {
            forms.save(id, "province-acceptance", Map.of("corrections", "补充占补平衡确认单。", "grounds", "不属于单独选址项目。"));
            documents.generate(id, "correction-notice");
            return documents.generate(id, "refusal-notice");
        });

        assertThat(keep(id, "shifan-window", "correction-notice", "correction-notice-province"))
                .contains("青禾县人民政府：", "补充占补平衡确认单。", "示范省自然资源厅")
                .doesNotContain("第三十二条");
        assertThat(keep(id, "shifan-window", "refusal-notice", "refusal-notice-province"))
                .contains("不予受理决定书", "青禾县人民政府：", "不属于单独选址项目。", "示范省自然资源厅")
                .doesNotContain("提起行政诉讼");
        assertThat(blockers(id, "shifan-window", "refuse")).isEmpty();
        assertThat(live(id)).isEmpty();
    }

    @Test
    void aRejectionSaysWhatWasDecidedAndWhy() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        scenario.step(id, OFFICER, "next");
        scenario.review(id, "shifan-government");

        assertThat(blockers(id, "shifan-government", "reject")).containsExactly("section.decision");
        // How it was decided is said once, by how the step ends; there is no second place that could say otherwise.
        loginAs.call("shifan-government", () -> {
            assertThatThrownBy(() -> forms.save(id, "decision", Map.of("result", "approve")))
                    .isInstanceOf(FieldRefusedException.class);
            return null;
        });
        loginAs.call(
                "shifan-government",
                () -> forms.save(
                        id,
                        "decision",
                        Map.of("number", "示政土不批〔2026〕3号", "on", "2026-03-02", "text", "选址占用生态保护红线且未论证不可避让。")));
        assertThat(blockers(id, "shifan-government", "reject")).isEmpty();
        scenario.prepare(id, "shifan-clerk");

        assertThat(keep(id, "shifan-clerk", "refusal-notice", "refusal-notice-rejection"))
                .contains("不予批准决定书", "青禾县人民政府、青禾光伏示例公司：", "示范省人民政府", "示政土不批〔2026〕3号")
                .contains("选址占用生态保护红线且未论证不可避让。", "提起行政诉讼");
    }

    /** The text of the document, its file kept where it can be looked at. */
    private String keep(CaseId id, String login, String kind, String name) throws Exception {
        byte[] pdf = scenario.bytes(id, login, kind);
        Files.write(Files.createDirectories(Path.of("target", "dossier-pdfs")).resolve(name + ".pdf"), pdf);
        return DossierScenario.text(pdf);
    }

    private List<String> blockers(CaseId id, String login, String outcome) throws Exception {
        return loginAs.call(login, () -> {
            ActiveTask task = gate.findMine(id).orElseThrow();
            try {
                process.complete(new Completion(id, task.id(), outcome, "见通知书。", ""));
                return List.of();
            } catch (TaskBlockedException blocked) {
                return blocked.blockers().stream().map(Blocker::piece).toList();
            }
        });
    }

    private List<String> live(CaseId id) throws Exception {
        return loginAs.call(OFFICER, () -> gate.listActive(id)).stream()
                .map(ActiveTask::key)
                .toList();
    }
}
