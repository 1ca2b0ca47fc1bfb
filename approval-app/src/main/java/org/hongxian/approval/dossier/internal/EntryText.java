package org.hongxian.approval.dossier.internal;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * What was typed into a field, as far as it counts for being the same: without spaces and letter case, half and full width alike,
 * whatever brackets and dashes separate its parts.
 */
final class EntryText {

    /** Longer ones are stories, which nobody compares. */
    private static final int LONGEST = 200;

    private EntryText() {}

    /** Empty when there is no letter or digit in it, or more than is ever compared. */
    static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return folded.codePointCount(0, folded.length()) > LONGEST ? "" : folded;
    }

    /** Whether it fills the field without saying anything, by {@code empty-entries.csv}. */
    static boolean saysNothing(String text, LocalDate day) {
        String plain = plain(text);
        return plain.isEmpty() || empty(day).contains(plain);
    }

    private static Set<String> empty(LocalDate day) {
        return ReferenceTable.read("empty-entries.csv").rowsOn(day).stream()
                .map(row -> plain(row.get("entry")))
                .collect(Collectors.toSet());
    }
}
