package org.hongxian.gis.boundarytext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.Magnitudes;
import org.hongxian.gis.coordinatefile.PlainNumber;
import org.jspecify.annotations.Nullable;

/**
 * The head of a plot in a boundary TXT: nine fields ending in {@code @} in the ministry's profile, and the variants seen in use.
 *
 * @param profile which variant, for instance {@code 9}
 * @param area as written, without its unit; null when blank
 * @param areaUnit as written behind the number: 公顷, 平方米, 亩; empty when none
 * @param graphicType 面, 线, 点 or blank
 */
record PlotLine(
        String profile,
        @Nullable Integer pointCount,
        @Nullable BigDecimal area,
        String areaUnit,
        String number,
        String name,
        String graphicType,
        String mapSheet,
        String use,
        String landClass,
        int line) {

    private static final Pattern AREA =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{0,10})?)\\s*(公顷|平方米|平米|亩|(?i:ha|hm2|hm²|m2|㎡|m²))?");
    private static final List<String> GRAPHIC_TYPES = List.of("面", "线", "点", "多边形", "polygon", "POLYGON");

    static boolean looksLikeOne(TextLine line, List<String> fields) {
        if (line.text().endsWith("@")) {
            return true;
        }
        // The tail is missing: what is left to know the line by is its graphic type, or its count and area.
        if (fields.size() < 3) {
            return false;
        }
        boolean counted = fields.size() >= 8
                && TextLine.isInteger(fields.get(0), 9)
                && (fields.get(1).isEmpty() || area(fields.get(1)) != null)
                && fields.subList(2, fields.size()).stream().anyMatch(PlotLine::isWord);
        return (counted || indexOfGraphicType(fields) >= 0) && !isPointLike(fields);
    }

    private static boolean isWord(String field) {
        return !field.isEmpty() && !PlainNumber.matches(field);
    }

    private static boolean isPointLike(List<String> fields) {
        return fields.size() >= 4
                && PlainNumber.matches(fields.get(2))
                && PlainNumber.matches(fields.get(3))
                && Magnitudes.orderOf(Double.parseDouble(fields.get(2)), Double.parseDouble(fields.get(3)))
                        .isPresent();
    }

    static PlotLine parse(TextLine line, List<String> raw) {
        List<String> fields = withoutTail(raw);
        if (fields.size() <= 4) {
            return shortLine(line, fields);
        }
        // count, area, [town code, town name,] number, name, type, sheet, use, class: found from the type outwards.
        int usual = fields.size() == 10 ? 6 : 4;
        int type = GRAPHIC_TYPES.contains(at(fields, usual)) ? usual : indexOfGraphicType(fields);
        int typeAt = type >= 0 ? type : usual;
        return new PlotLine(
                Integer.toString(fields.size() + 1),
                integer(fields, 0),
                area(at(fields, 1)),
                areaUnit(at(fields, 1)),
                typeAt >= 4 ? at(fields, typeAt - 2) : "",
                at(fields, typeAt - 1),
                at(fields, typeAt),
                at(fields, typeAt + 1),
                at(fields, typeAt + 2),
                at(fields, typeAt + 3),
                line.number());
    }

    /** Five fields: number, name, type, blank, @ or count, name, type, use, @. */
    private static PlotLine shortLine(TextLine line, List<String> fields) {
        boolean counted = !at(fields, 3).isEmpty();
        return new PlotLine(
                Integer.toString(fields.size() + 1),
                counted ? integer(fields, 0) : null,
                null,
                "",
                counted ? "" : at(fields, 0),
                at(fields, 1),
                at(fields, 2),
                "",
                at(fields, 3),
                "",
                line.number());
    }

    /** From the elements of the XML family, by the names they have there. */
    static PlotLine of(String profile, Map<String, String> facts, int line) {
        String area = facts.getOrDefault("LANDAREA", "");
        return new PlotLine(
                profile,
                integer(List.of(facts.getOrDefault("DROPNU", "")), 0),
                area(area),
                areaUnit(area),
                facts.getOrDefault("BUILDNLANDNO", ""),
                facts.getOrDefault("LANDNAME", ""),
                facts.getOrDefault("DRAWINGPROPERTY", ""),
                facts.getOrDefault("MAPSHEET", ""),
                facts.getOrDefault("LANDUSE", ""),
                facts.getOrDefault("LANDCLASS", ""),
                line);
    }

    /** For points that no plot line precedes. */
    static PlotLine missing(String number) {
        return new PlotLine("none", null, null, "", number, "", "", "", "", "", 0);
    }

    boolean isPolygon() {
        return !graphicType.equals("线") && !graphicType.equals("点");
    }

    private static List<String> withoutTail(List<String> fields) {
        String last = fields.get(fields.size() - 1);
        if (last.equals("@")) {
            return fields.subList(0, fields.size() - 1);
        }
        if (!last.endsWith("@")) {
            return fields;
        }
        var cut = new ArrayList<>(fields);
        cut.set(fields.size() - 1, last.substring(0, last.length() - 1).strip());
        return cut;
    }

    private static int indexOfGraphicType(List<String> fields) {
        for (int i = 2; i < fields.size(); i++) {
            if (GRAPHIC_TYPES.contains(fields.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String at(List<String> fields, int index) {
        return index >= 0 && index < fields.size() ? fields.get(index) : "";
    }

    private static @Nullable Integer integer(List<String> fields, int index) {
        String text = at(fields, index);
        return TextLine.isInteger(text, 9) ? Integer.valueOf(text) : null;
    }

    private static @Nullable BigDecimal area(String text) {
        Matcher matcher = AREA.matcher(text);
        return matcher.matches() ? new BigDecimal(matcher.group(1)) : null;
    }

    private static String areaUnit(String text) {
        Matcher matcher = AREA.matcher(text);
        String unit = matcher.matches() ? matcher.group(2) : null;
        return unit == null ? "" : unit;
    }
}
