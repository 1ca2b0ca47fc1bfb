package org.hongxian.gis.coordinatefile;

/**
 * What a writer needs to know besides the plots; each format takes what concerns it.
 *
 * @param fileName name of the file, from which layers and parts get theirs
 * @param profile name of what a receiver asks for, for a format that has several, see {@code TextProfile}; empty for its own
 */
public record WriteOptions(String fileName, String profile) {

    /** As the format is written when nobody asks for more. */
    public static WriteOptions named(String fileName) {
        return new WriteOptions(fileName, "");
    }

    public WriteOptions withProfile(String name) {
        return new WriteOptions(fileName, name);
    }

    /** The name without its ending. */
    public String baseName() {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
