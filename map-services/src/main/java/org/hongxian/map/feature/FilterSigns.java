package org.hongxian.map.feature;

import java.util.ArrayDeque;
import java.util.Map;
import org.hongxian.map.feature.UnusableFilterException.Reason;

/**
 * Looks for what people mistype and a parser explains badly: quotation marks and brackets without their second, signs of the wrong width.
 */
final class FilterSigns {

    private static final char FIRST_WIDE = '\uFF01';
    private static final char LAST_WIDE = '\uFF5E';
    private static final int WIDER_BY = FIRST_WIDE - '!';
    /** What the others stand for. */
    private static final Map<Character, Character> PLAIN =
            Map.of('\u3000', ' ', '\u2018', '\'', '\u2019', '\'', '\u201C', '"', '\u201D', '"', '\u3001', ',');

    private FilterSigns() {}

    /** Where something stands, from 1. */
    record Position(int line, int column) {

        static Position of(String text, int offset) {
            int line = 1;
            int begin = 0;
            for (int i = 0; i < offset; i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                    begin = i + 1;
                }
            }
            return new Position(line, offset - begin + 1);
        }

        /** The way back; the end of the text where it has no such place. */
        int offset(String text) {
            int offset = 0;
            for (int at = 1; at < line; at++) {
                offset = text.indexOf('\n', offset) + 1;
            }
            return Math.min(text.length(), offset + column - 1);
        }
    }

    /** @throws UnusableFilterException for the first one */
    static void check(String text) {
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\'' || sign == '"') {
                int end = text.indexOf(sign, i + 1);
                if (end < 0) {
                    Position at = Position.of(text, i);
                    throw new UnusableFilterException(Reason.OPEN_QUOTE, String.valueOf(sign), at.line(), at.column());
                }
                i = end;
            } else if (sign == '(') {
                open.push(i);
            } else if (sign == ')' && open.poll() == null) {
                Position at = Position.of(text, i);
                throw new UnusableFilterException(Reason.EXTRA_BRACKET, at.line(), at.column());
            } else if (isWide(sign)) {
                Position at = Position.of(text, i);
                throw new UnusableFilterException(
                        Reason.FULL_WIDTH, String.valueOf(sign), String.valueOf(plain(sign)), at.line(), at.column());
            }
        }
        if (!open.isEmpty()) {
            Position at = Position.of(text, open.getFirst());
            throw new UnusableFilterException(Reason.OPEN_BRACKET, at.line(), at.column());
        }
    }

    private static boolean isWide(char sign) {
        return sign >= FIRST_WIDE && sign <= LAST_WIDE || PLAIN.containsKey(sign);
    }

    private static char plain(char sign) {
        return PLAIN.getOrDefault(sign, (char) (sign - WIDER_BY));
    }
}
