package org.hongxian.gis.evidence;

import org.jspecify.annotations.Nullable;

/** The file is no measurement archive, is larger than one can be, or holds what no measurement can be made of. */
public final class UnusableArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Longer ones are cut: a name or value of the file may be of any length. */
    private static final int MOST_CHARACTERS = 120;

    /** Why. */
    public enum Reason {
        /** No ZIP file, or its table of contents is damaged. */
        NOT_ZIP,
        /** No manifest, so it is some other ZIP file. */
        NO_MANIFEST,
        /** The format the manifest names is not known; the value is that name. */
        UNKNOWN_FORMAT,
        /** The value is the most there may be. */
        TOO_MANY_ENTRIES,
        /** The value is the most bytes there may be, unpacked. */
        TOO_LARGE,
        /** Two entries by one name: programs differ in which of them they take. */
        DUPLICATE_ENTRY,
        /** The entry is damaged: it cannot be unpacked. */
        UNREADABLE_ENTRY,
        /** The place is the line and column at which the text is no JSON. */
        NOT_JSON,
        /** The place is the path to a value that is missing, or in whose stead something else stands. */
        WRONG_VALUE,
        /** What is in it can be read but not measured. */
        NOT_MEASURABLE
    }

    private final Reason reason;
    private final String entry;
    private final String place;
    private final String value;

    UnusableArchiveException(Reason reason, String entry, String place, String value, @Nullable Throwable cause) {
        super(reason + " " + excerpt(entry) + " " + excerpt(place) + " " + excerpt(value), cause);
        this.reason = reason;
        this.entry = excerpt(entry);
        this.place = excerpt(place);
        this.value = excerpt(value);
    }

    public Reason reason() {
        return reason;
    }

    /** Name of the entry; empty when it is about the file as a whole. */
    public String entry() {
        return entry;
    }

    /** Where in the entry; empty when it is about all of it. */
    public String place() {
        return place;
    }

    /** See {@link Reason}; empty where it says nothing of one. */
    public String value() {
        return value;
    }

    /** Fit to be shown: on one line, without control characters, not too long. */
    static String excerpt(String text) {
        String head = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
        return head.replaceAll("\\p{Cntrl}", "?");
    }
}
