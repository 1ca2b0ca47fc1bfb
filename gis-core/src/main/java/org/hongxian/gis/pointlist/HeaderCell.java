package org.hongxian.gis.pointlist;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words above a column.
 *
 * @param word without blanks, brackets and capitals, full-width characters as plain ones
 * @param unit what stands in brackets or behind a slash; may be empty
 */
record HeaderCell(String word, String unit) {

    private static final int LONGEST = 60;
    private static final Pattern UNIT = Pattern.compile("[(\\[【](.*?)[)\\]】]|[/:](m|米|ha|公顷|亩|m2|平方米|°|度)$");

    static HeaderCell of(String cell) {
        if (cell.length() > LONGEST) {
            return new HeaderCell("", "");
        }
        String plain = Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-]+", "");
        Matcher matcher = UNIT.matcher(plain);
        if (!matcher.find()) {
            return new HeaderCell(plain, "");
        }
        String unit = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String word = matcher.replaceAll("");
        // 纵坐标(X): what stands in brackets is no unit but says it once more.
        return word.isEmpty() ? new HeaderCell(unit, "") : new HeaderCell(word, unit);
    }
}
