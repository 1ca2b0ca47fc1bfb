package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a boundary TXT, with full-width punctuation and digits turned into plain ones.
 *
 * @param number one-based
 * @param wasFullWidth whether anything had to be turned
 */
record TextLine(int number, String text, boolean wasFullWidth) {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{0,15})?|[+-]?\\.\\d{1,15}");

    static TextLine of(int number, String raw) {
        boolean plain = true;
        for (int i = 0; i < raw.length() && plain; i++) {
            plain = plainForm(raw.charAt(i)) == raw.charAt(i);
        }
        if (plain) {
            return new TextLine(number, raw.strip(), false);
        }
        var turned = new StringBuilder(raw.length());
        boolean fullWidth = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = plainForm(raw.charAt(i));
            fullWidth |= c != raw.charAt(i) && c != ' ';
            turned.append(c);
        }
        return new TextLine(number, turned.toString().strip(), fullWidth);
    }

    private static char plainForm(char c) {
        return switch (c) {
            case '\uFF0C' -> ',';
            case '\uFF0E' -> '.';
            case '\u3010', '\uFF3B' -> '[';
            case '\u3011', '\uFF3D' -> ']';
            case '\uFF1D' -> '=';
            case '\uFF20' -> '@';
            case '\uFF0D' -> '-';
            case '\u00A0', '\u3000', '\uFEFF', '\u001A' -> ' ';
            default -> c >= '\uFF10' && c <= '\uFF19' ? (char) (c - '\uFF10' + '0') : c;
        };
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    boolean isSection() {
        return text.startsWith("[") && text.endsWith("]");
    }

    /** Split at commas, or at tabs and semicolons where there is no comma; every field stripped. */
    List<String> fields() {
        char separator = text.indexOf(',') >= 0 ? ',' : text.indexOf('\t') >= 0 ? '\t' : ';';
        var fields = new ArrayList<String>(10);
        int begin = 0;
        for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, begin)) {
            fields.add(text.substring(begin, i).strip());
            begin = i + 1;
        }
        fields.add(text.substring(begin).strip());
        return fields;
    }

    /** A decimal number without exponent, thousands separator or words; NaN and infinity are words. */
    static boolean isPlainNumber(String field) {
        return PLAIN_NUMBER.matcher(field).matches();
    }
}
