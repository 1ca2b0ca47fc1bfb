package org.hongxian.gis.repair;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.issue.MessageBundle;

/** What a repair does, said to a person. Chinese unless the locale is English. */
public final class RepairMessages {

    private static final MessageBundle TEXTS = new MessageBundle(RepairMessages.class, "repairs");

    private RepairMessages() {}

    /** One sentence; the change in area is told apart. */
    public static String text(Repair repair, Locale locale) {
        return TEXTS.text(repair.kind().key(), locale, values(repair));
    }

    /** The change in area with its sign, and what else goes. */
    public static String effect(Repair repair, Locale locale) {
        String change =
                TEXTS.text("change", locale, Map.of("areaChangeSquareMetres", signed(repair.areaChangeSquareMetres())));
        return repair.alsoGone() == 0
                ? change
                : change
                        + (locale.getLanguage().equals("en") ? "; " : ";")
                        + TEXTS.text("also-gone", locale, Map.of("count", repair.alsoGone()));
    }

    /** Square metres with 2 decimals and a sign, so that nobody reads a loss as a gain. */
    public static String signed(double squareMetres) {
        String text = String.format(Locale.ROOT, "%+.2f", squareMetres);
        return text.matches("[+-]0\\.00") && Math.abs(squareMetres) < 1e-6 ? "0.00" : text;
    }

    private static Map<String, Object> values(Repair repair) {
        var values = new LinkedHashMap<String, Object>(repair.issue().arguments());
        String plot = repair.issue().place().plot();
        String point = repair.issue().place().point();
        values.put("plot", plot == null ? "" : plot);
        if (point != null && !point.isBlank()) {
            values.put("point", point);
        }
        return values;
    }
}
