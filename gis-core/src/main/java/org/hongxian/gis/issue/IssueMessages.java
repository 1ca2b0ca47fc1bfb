package org.hongxian.gis.issue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a finding says to a person: where, what, and what to do. Chinese unless the locale is English. */
public final class IssueMessages {

    private static final MessageBundle TEXTS = new MessageBundle(IssueMessages.class, "issues");

    /** Fields people know by other words than programs. */
    private static final Set<String> COORDINATES = Set.of("northing", "easting");

    private IssueMessages() {}

    /** One or two plain sentences, beginning with the place as far as it is known. */
    public static String text(Issue issue, Locale locale) {
        Map<String, Object> values = values(issue);
        values.computeIfPresent(
                "field",
                (name, field) -> COORDINATES.contains(field) ? TEXTS.text("field." + field, locale, Map.of()) : field);
        String where = TEXTS.text("where", locale, values).strip();
        String what = TEXTS.text(issue.code().key(), locale, values);
        boolean english = locale.getLanguage().equals("en");
        if (where.isEmpty()) {
            return what;
        }
        return where + (english ? ": " : "：") + what;
    }

    /** Name of a severity, for tables and headings. */
    public static String text(Severity severity, Locale locale) {
        return TEXTS.text("severity." + severity.name().toLowerCase(Locale.ROOT), locale, Map.of());
    }

    private static Map<String, Object> values(Issue issue) {
        var values = new LinkedHashMap<String, Object>(issue.arguments());
        Place place = issue.place();
        put(values, "line", place.line());
        put(values, "plot", blankToNull(place.plot()));
        put(values, "point", blankToNull(place.point()));
        put(values, "easting", place.easting());
        put(values, "northing", place.northing());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
