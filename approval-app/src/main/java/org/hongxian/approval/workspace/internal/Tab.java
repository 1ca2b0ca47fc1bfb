package org.hongxian.approval.workspace.internal;

import java.util.Arrays;
import java.util.Locale;

/** The parts of the text side of the workspace, in order. */
enum Tab {
    OVERVIEW,
    FORMS,
    PLOTS,
    DOCUMENTS,
    OPINIONS,
    RECORD;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tab of that key; the overview for anything else, so that an old link still opens. */
    static Tab of(String key) {
        return Arrays.stream(values())
                .filter(tab -> tab.key().equals(key))
                .findFirst()
                .orElse(OVERVIEW);
    }

    /** Where a place named by a blocker is: {@code #documents}, {@code #section-project}, {@code #defect-3}. */
    static Tab ofAnchor(String anchor) {
        String place = anchor.replace("#", "");
        if (place.startsWith("document")) {
            return DOCUMENTS;
        }
        if (place.startsWith("section") || place.startsWith("form")) {
            return FORMS;
        }
        if (place.startsWith("opinion")) {
            return OPINIONS;
        }
        if (place.startsWith("decision") || place.startsWith("level") || place.startsWith("overview")) {
            return OVERVIEW;
        }
        return PLOTS;
    }
}
