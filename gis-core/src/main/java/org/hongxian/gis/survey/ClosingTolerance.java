package org.hongxian.gis.survey;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * How far a traverse that comes back to its start may miss it.
 *
 * @param ratio 1 in so many of the length of the traverse
 * @param basisZh the standard this comes from
 */
public record ClosingTolerance(int ratio, String basisZh, String basisEn) {

    /**
     * The tolerance in force on the day, from {@code data/reference/traverse-closing.csv}.
     *
     * @throws IllegalStateException when there is none for the day
     */
    public static ClosingTolerance on(LocalDate day) {
        return ReferenceTable.read("traverse-closing.csv").rowsOn(day).stream()
                .max(Comparator.comparing(row -> row.get("valid_from")))
                .map(row -> new ClosingTolerance(
                        Integer.parseInt(row.get("ratio")), row.get("basis_zh"), row.get("basis_en")))
                .orElseThrow(() -> new IllegalStateException("no closing tolerance in force on " + day));
    }

    public String basis(Locale locale) {
        return locale.getLanguage().equals("en") ? basisEn : basisZh;
    }
}
