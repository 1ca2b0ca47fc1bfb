package org.hongxian.gis.coordinatefile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the first bytes of a file show of its kind; for the formats to recognise theirs by. */
public final class Beginning {

    private static final int ENTRY_NAME_LENGTH_AT = 26;
    private static final int ENTRY_NAME_AT = 30;

    private Beginning() {}

    public static boolean isZip(byte[] content) {
        String start = latin1(content);
        return start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006");
    }

    /** Name of the first entry of a zip archive, each byte one character; empty when there is none. */
    public static Optional<String> firstEntry(byte[] content) {
        String start = latin1(content);
        if (!start.startsWith("PK\u0003\u0004") || start.length() < ENTRY_NAME_AT) {
            return Optional.empty();
        }
        int length = start.charAt(ENTRY_NAME_LENGTH_AT) | start.charAt(ENTRY_NAME_LENGTH_AT + 1) << 8;
        return Optional.of(start.substring(ENTRY_NAME_AT, Math.min(start.length(), ENTRY_NAME_AT + length)));
    }

    /**
     * The beginning of a text whatever its encoding, without a byte order mark, the zero bytes of UTF-16 and blanks in front. Only
     * its ASCII characters are to be relied on.
     */
    public static String text(byte[] content) {
        return latin1(content)
                .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .replace("\0", "")
                .stripLeading();
    }

    static String latin1(byte[] content) {
        int length = Math.min(content.length, FileFormats.BEGINNING_BYTES);
        return new String(content, 0, length, StandardCharsets.ISO_8859_1);
    }
}
