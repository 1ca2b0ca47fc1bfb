package org.hongxian.gis.coordinatefile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.Datum;
import org.jspecify.annotations.Nullable;

/** The {@code key=value} lines before the plots of a boundary TXT. */
final class BoundaryTextHeader {

    private static final Pattern INTEGER = Pattern.compile("(\\d{1,3})(\\.0*)?\\D*");
    private static final int LONGEST_HEADER = 200;

    private final Map<String, String> entries = new LinkedHashMap<>();

    /** @return whether the line was a header entry */
    boolean add(TextLine line) {
        int equals = line.text().indexOf('=');
        if (equals <= 0 || entries.size() >= LONGEST_HEADER) {
            return false;
        }
        entries.put(
                line.text().substring(0, equals).strip(),
                line.text().substring(equals + 1).strip());
        return true;
    }

    Map<String, String> entries() {
        return entries;
    }

    @Nullable
    Datum datum() {
        String stated = entries.getOrDefault("坐标系", "").toUpperCase(Locale.ROOT);
        if (stated.contains("2000")) {
            return Datum.CGCS2000;
        }
        if (stated.contains("80")) {
            return Datum.XIAN80;
        }
        if (stated.contains("54")) {
            return Datum.BEIJING54;
        }
        return stated.contains("84") ? Datum.WGS84 : null;
    }

    /** Zone number, also where the central meridian was written instead; 0 when blank or not a zone. */
    int zone() {
        int stated = integer(entries.getOrDefault("带号", ""));
        if (CrsCatalogue.isZoneNumber(stated)) {
            return stated;
        }
        boolean sixDegrees = integer(entries.getOrDefault("几度分带", entries.getOrDefault("分带", ""))) == 6;
        if (stated >= 75 && stated <= 135 && stated % 3 == 0) {
            return sixDegrees ? (stated + 3) / 6 : stated / 3;
        }
        return 0;
    }

    private static int integer(String text) {
        Matcher matcher = INTEGER.matcher(text);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
