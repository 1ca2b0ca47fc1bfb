package org.hongxian.gis.geopackage;

import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;

/** Counts the characters taken from a database: rows may share their pages, so that a small file holds more text than any memory. */
final class TextBudget {

    private final String fileName;
    private final long limit;
    private long taken;

    /** @param limit of all texts together, characters */
    TextBudget(String fileName, long limit) {
        this.fileName = fileName;
        this.limit = limit;
    }

    /** @throws UnusableFileException if it is too much with what was taken before */
    String take(String text) {
        taken += text.length();
        if (taken > limit) {
            throw new UnusableFileException(
                    fileName, UnusableReason.ARCHIVE_EXPANDS_TOO_MUCH, Long.toString(limit >> 20));
        }
        return text;
    }
}
