package org.hongxian.gis.boundarytext;

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

    private static final Pattern INTEGER = Pattern.compile("\\D{0,6}(\\d{1,3})(\\.0*)?\\D*");
    private static final int LONGEST_HEADER = 200;

    private final Map<String, String> entries = new LinkedHashMap<>();

    /** @return whether the line was a header entry */
    boolean add(TextLine line) {
        return add(line.text());
    }

    /** An entry as {@code key=value}; a key holds no comma, so that a plot may be named with an equals sign. */
    boolean add(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || text.lastIndexOf(',', equals) >= 0 || entries.size() >= LONGEST_HEADER) {
            return false;
        }
        entries.put(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        return true;
    }

    Map<String, String> entries() {
        return entries;
    }

    @Nullable
    Datum datum() {
        String stated = entries.getOrDefault("坐标系", "").toUpperCase(Locale.ROOT);
        if (stated.contains("2000") || stated.contains("CGCS")) {
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

    /** What the header says about the zone. */
    Zone zone() {
        String written = entries.getOrDefault("带号", "");
        int stated = integer(written);
        if (CrsCatalogue.isZoneNumber(stated)) {
            return new Zone(stated, ZoneField.NUMBER, written);
        }
        if (isMeridian(stated)) {
            return new Zone(zoneOf(stated), ZoneField.MERIDIAN, written);
        }
        int meridian = integer(entries.getOrDefault("中央子午线", ""));
        if (isMeridian(meridian)) {
            return new Zone(zoneOf(meridian), ZoneField.MERIDIAN, entries.getOrDefault("中央子午线", ""));
        }
        return new Zone(0, written.isEmpty() ? ZoneField.BLANK : ZoneField.NO_ZONE, written);
    }

    private static boolean isMeridian(int degrees) {
        return degrees >= 75 && degrees <= 135 && degrees % 3 == 0;
    }

    private int zoneOf(int meridian) {
        boolean sixDegrees = integer(entries.getOrDefault("几度分带", entries.getOrDefault("分带", ""))) == 6;
        return sixDegrees && meridian % 6 == 3 ? (meridian + 3) / 6 : meridian / 3;
    }

    private static int integer(String text) {
        Matcher matcher = INTEGER.matcher(text);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** What stands in the field that should hold the zone number. */
    enum ZoneField {
        BLANK,
        NUMBER,
        MERIDIAN,
        /** Something else: one known writer puts the width of the strip there. */
        NO_ZONE
    }

    /**
     * @param number 0 when the header names no zone
     * @param written the entry as it stands in the file
     */
    record Zone(int number, ZoneField field, String written) {}
}
