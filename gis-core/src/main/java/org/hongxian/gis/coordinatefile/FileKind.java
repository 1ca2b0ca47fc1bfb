package org.hongxian.gis.coordinatefile;

import java.nio.charset.StandardCharsets;

/** What the first bytes of a file are, whatever its name says. */
enum FileKind {
    BOUNDARY_TEXT;

    /** @throws UnusableFileException if it is none of the formats that are read */
    static FileKind of(String fileName, byte[] content) {
        if (content.length == 0) {
            throw new UnusableFileException(fileName, UnusableReason.EMPTY);
        }
        String start = new String(content, 0, Math.min(content.length, 512), StandardCharsets.ISO_8859_1);
        String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
        if (text.stripLeading().startsWith("<")) {
            throw new UnusableFileException(fileName, UnusableReason.XML_NOT_READ);
        }
        if (start.startsWith("%PDF")) {
            throw new UnusableFileException(fileName, UnusableReason.NOT_A_BOUNDARY_FORMAT, "PDF");
        }
        return BOUNDARY_TEXT;
    }
}
