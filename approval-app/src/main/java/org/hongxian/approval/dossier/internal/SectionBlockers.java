package org.hongxian.approval.dossier.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Why a form section keeps a step or a document waiting: something is missing in it, or it says that the case cannot go on. */
@Component
class SectionBlockers {

    private final CaseForms forms;
    private final MessageSource texts;

    SectionBlockers(CaseForms forms, MessageSource texts) {
        this.forms = forms;
        this.texts = texts;
    }

    /** Empty when the section is complete. */
    Optional<Blocker> find(CaseFile file, String section, ActiveTask task) {
        if (forms.isComplete(file, section)) {
            return Optional.empty();
        }
        return Optional.of(forms.findDenied(file, section)
                .map(field -> denied(section, field, task))
                .orElseGet(() -> blocker(section, "dossier.blocker.section", text("dossier.section." + section))));
    }

    private Blocker denied(String section, String field, ActiveTask task) {
        String name = text("dossier.section." + section);
        if (task.policy().documents().contains(DocumentKind.CORRECTION_NOTICE.key())) {
            return blocker(section, "dossier.blocker.material-incomplete", name);
        }
        return blocker(section, "dossier.blocker.denied", name, text("dossier.field." + section + "." + field));
    }

    private static Blocker blocker(String section, String key, String... arguments) {
        return new Blocker("section." + section, key, List.of((Object[]) arguments), "#form-" + section);
    }

    private String text(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return texts.getMessage(key, null, locale);
    }
}
