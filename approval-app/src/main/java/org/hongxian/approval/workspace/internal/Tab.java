package org.hongxian.approval.workspace.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;

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

    /** The record names officials and says what they did inside; it is not shown to applicants. */
    static List<Tab> shownTo(Person person) {
        return Arrays.stream(values())
                .filter(tab -> tab != RECORD || !person.has(Role.APPLICANT))
                .toList();
    }

    /** The tab of that key; the overview for anything else, so that an old link still opens. */
    static Tab of(String key, List<Tab> shown) {
        return shown.stream().filter(tab -> tab.key().equals(key)).findFirst().orElse(OVERVIEW);
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
