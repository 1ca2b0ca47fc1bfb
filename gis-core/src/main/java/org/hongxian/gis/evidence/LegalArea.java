package org.hongxian.gis.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.reference.ReferenceTable;

/** The two areas a dossier may rest on. */
public enum LegalArea {
    PLANAR,
    ELLIPSOIDAL;

    private static final String TABLE = "legal-area.csv";

    /**
     * Which one counts where nobody says otherwise, from {@code data/reference/legal-area.csv}.
     *
     * @throws IllegalStateException when no row is in force on the day
     */
    public static LegalArea on(LocalDate day) {
        List<ReferenceTable.Row> rows = ReferenceTable.read(TABLE).rowsOn(day);
        if (rows.isEmpty()) {
            throw new IllegalStateException(TABLE + " has nothing in force on " + day);
        }
        return of(rows.get(rows.size() - 1).get("area"));
    }

    /** @throws IllegalArgumentException unless it is {@code planar} or {@code ellipsoidal} */
    public static LegalArea of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As settings and the command line say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
