package org.hongxian.approval.workspace.internal;

import org.springframework.stereotype.Component;

/** Keys of the words for what form definitions and measurements name by code. */
@Component("fieldTexts")
public class FieldTexts {

    public String label(String section, String field) {
        return "dossier.field." + section + "." + field;
    }

    public String choice(String section, String field, String choice) {
        return "dossier.choice." + section + "." + field + "." + choice;
    }

    /** QSXZ: 10 and 20 are land of the state, 30 to 34 and 40 of collectives. */
    public String ownership(String code) {
        if (code.startsWith("1") || code.startsWith("2")) {
            return "word.ownership.state";
        }
        return code.startsWith("3") || code.startsWith("4") ? "word.ownership.collective" : "word.ownership.unknown";
    }
}
