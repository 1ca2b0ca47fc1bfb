package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * How closely a layer is kept (密级); dated data ({@code secrecy-levels.csv}).
 *
 * @param forServices whether programs without a person behind them may have the layer
 * @param isHeld whether this product may hold such a layer at all
 * @param basis why
 */
public record SecrecyLevel(
        String key, String nameZh, String nameEn, boolean forServices, boolean isHeld, String basis) {

    /** Of a layer nobody has described yet. */
    public static final String UNDESCRIBED = "internal";

    private static final String TABLE = "secrecy-levels.csv";

    /** All levels of a day, the most open first. */
    public static List<SecrecyLevel> inForce(LocalDate day) {
        return ReferenceTable.read(TABLE).rowsOn(day).stream()
                .map(row -> new SecrecyLevel(
                        row.get("level"),
                        row.get("name_zh"),
                        row.get("name_en"),
                        row.get("services").equals("yes"),
                        row.get("held").equals("yes"),
                        row.get("basis")))
                .toList();
    }

    public static Optional<SecrecyLevel> find(String key, LocalDate day) {
        return inForce(day).stream().filter(level -> level.key().equals(key)).findFirst();
    }

    /** Chinese unless the locale is English. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameZh;
    }
}
