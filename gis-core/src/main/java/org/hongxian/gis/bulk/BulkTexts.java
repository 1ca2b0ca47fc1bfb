package org.hongxian.gis.bulk;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.bulk.RedLineAreas.Problem;
import org.hongxian.gis.issue.MessageBundle;

/** The words for outcomes and columns, in Chinese and English. */
public final class BulkTexts {

    private static final MessageBundle TEXTS = new MessageBundle(BulkTexts.class, "bulk");

    private BulkTexts() {}

    /** How a red line ended, with the reason and its place where it could not be measured. */
    public static String outcome(RedLineAreas areas, Locale locale) {
        Problem problem = areas.problem();
        if (problem == null) {
            return outcome(areas.outcome(), locale);
        }
        Map<String, Object> values = new HashMap<>();
        Double easting = problem.easting();
        Double northing = problem.northing();
        if (easting != null && northing != null) {
            values.put("easting", easting);
            values.put("northing", northing);
        }
        return TEXTS.text("cause." + problem.cause(), locale, values);
    }

    public static String outcome(Outcome outcome, Locale locale) {
        return TEXTS.text("outcome." + outcome, locale, Map.of());
    }

    static String text(String key, Locale locale) {
        return TEXTS.text(key, locale, Map.of());
    }
}
