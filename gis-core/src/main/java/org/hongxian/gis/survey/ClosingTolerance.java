package org.hongxian.gis.survey;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * How far a traverse that comes back to its start may miss it.
 *
 * @param ratio 1 in so many of the length of the traverse
 * @param basisZh the standard this comes from
 */
public record ClosingTolerance(int ratio, String basisZh, String basisEn) {

    /** Where the tolerances of all days stand, in {@code data/reference}. */
    public static final String TABLE = "traverse-closing.csv";

    /**
     * The tolerance in force on the day; empty for none.
     *
     * @param table read once from {@value #TABLE}
     */
    public static Optional<ClosingTolerance> find(ReferenceTable table, LocalDate day) {
        return table.rowsOn(day).stream()
                .max(Comparator.comparing(row -> row.get("valid_from")))
                .map(row -> new ClosingTolerance(
                        Integer.parseInt(row.get("ratio")), row.get("basis_zh"), row.get("basis_en")));
    }

    public String basis(Locale locale) {
        return locale.getLanguage().equals("en") ? basisEn : basisZh;
    }
}
