package org.hongxian.gis.boundarytext;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.PlainNumber;

/**
 * One line of a boundary TXT, with full-width punctuation and digits turned into plain ones.
 *
 * @param number one-based
 * @param wasFullWidth whether anything had to be turned
 */
record TextLine(int number, String text, boolean wasFullWidth) {

    private static final char LAST_ASCII = '\u007F';

    static TextLine of(int number, String raw) {
        if (isPlain(raw)) {
            return new TextLine(number, raw.strip(), false);
        }
        var turned = new StringBuilder(raw.length());
        boolean fullWidth = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = plainForm(raw.charAt(i));
            fullWidth |= c != raw.charAt(i) && !isIgnorable(raw.charAt(i));
            turned.append(c);
        }
        return new TextLine(number, turned.toString().strip(), fullWidth);
    }

    /** Nearly every line is: ASCII is told apart without looking further. */
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if ((c >= LAST_ASCII || c == '\u001A') && plainForm(c) != c) {
                return false;
            }
        }
        return true;
    }

    private static char plainForm(char c) {
        return switch (c) {
            case '\uFF0C' -> ',';
            case '\uFF0E' -> '.';
            case '\u3010', '\uFF3B' -> '[';
            case '\u3011', '\uFF3D' -> ']';
            case '\uFF1D' -> '=';
            case '\uFF20' -> '@';
            case '\uFF0D', '\u2212' -> '-';
            case '\uFF1B' -> ';';
            case '\uFF2A' -> 'J';
            case '\u00A0', '\u2002', '\u2003', '\u2009', '\u202F', '\u3000', '\uFEFF', '\u001A' -> ' ';
            default -> c >= '\uFF10' && c <= '\uFF19' ? (char) (c - '\uFF10' + '0') : c;
        };
    }

    /** Marks of the encoding and of the end of a file are no part of the text. */
    private static boolean isIgnorable(char c) {
        return c == '\uFEFF' || c == '\u001A';
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    boolean isSection() {
        return text.startsWith("[") && text.endsWith("]");
    }

    /** Split at commas, where there is none at tabs, then semicolons, then blanks; every field stripped. */
    List<String> fields() {
        char separator = separator();
        if (separator == ' ') {
            return words();
        }
        var fields = new ArrayList<String>(10);
        int begin = 0;
        for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, begin)) {
            fields.add(text.substring(begin, i).strip());
            begin = i + 1;
        }
        fields.add(text.substring(begin).strip());
        return fields;
    }

    private List<String> words() {
        var words = new ArrayList<String>(10);
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                if (i > begin) {
                    words.add(text.substring(begin, i));
                }
                begin = i + 1;
            }
        }
        return words;
    }

    private char separator() {
        for (char candidate : new char[] {',', '\t', ';'}) {
            if (text.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ' ';
    }

    /** Digits only, one to as many as stated. */
    static boolean isInteger(String field, int most) {
        return !field.isEmpty() && field.length() <= most && PlainNumber.digitsEnd(field, 0) == field.length();
    }
}
