package org.hongxian.approval.dossier.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What a correction or refusal notice says: to whom, on what, and why. The county window writes to the applicant, the province
 * window to the county that sent the case up, the deciding level to both.
 */
@Component
class NoticeText {

    private static final String DECISION = "decision";

    private final CaseForms forms;
    private final People people;
    private final MessageSource texts;

    NoticeText(CaseForms forms, People people, MessageSource texts) {
        this.forms = forms;
        this.people = people;
        this.texts = texts;
    }

    /**
     * @param to who is written to
     * @param toApplicant whether that is the applicant alone
     * @param decided whether the case itself was decided, not only its acceptance
     * @param remedies whether the notice says how it can be contested
     * @param text what has to be corrected, or why it is refused
     */
    record Notice(String to, boolean toApplicant, boolean decided, boolean remedies, String text) {}

    /** @throws TaskBlockedException when nobody has written what it is to say */
    Notice of(CaseFile file, DocumentKind kind, ActiveTask task) {
        Level acting = task.region().level();
        boolean decided = kind == DocumentKind.REFUSAL_NOTICE && task.key().equals("rejection");
        String section = decided ? DECISION : acting == Level.COUNTY ? "acceptance" : "province-acceptance";
        String field = decided ? "text" : kind == DocumentKind.CORRECTION_NOTICE ? "corrections" : "grounds";
        String text = forms.values(file).getOrDefault(section + "." + field, "");
        if (text.isBlank()) {
            throw missing(kind, section, field);
        }
        boolean toApplicant = !decided && acting == Level.COUNTY;
        String county = people.regionName(file.county()) + "人民政府";
        String to = decided ? county + "、" + file.applicantName() : toApplicant ? file.applicantName() : county;
        boolean remedies = toApplicant || (decided && acting != Level.STATE);
        return new Notice(to, toApplicant, decided, remedies, text);
    }

    private TaskBlockedException missing(DocumentKind kind, String section, String field) {
        Locale locale = LocaleContextHolder.getLocale();
        return new TaskBlockedException(List.of(new Blocker(
                "document." + kind.key(),
                "dossier.blocker.notice-text",
                List.of(
                        texts.getMessage("dossier.section." + section, null, locale),
                        texts.getMessage("dossier.field." + section + "." + field, null, locale)),
                "#form-" + section)));
    }

    /** Adds what the templates of notices print. */
    void addTo(Map<String, Object> values, Notice notice, DocumentModel model) {
        values.put("to", model.printable(notice.to()));
        values.put("toApplicant", notice.toApplicant());
        values.put("decided", notice.decided());
        values.put("remedies", notice.remedies());
        values.put("text", model.printable(notice.text()));
    }
}
