package org.hongxian.gis.coordinatefile;

/**
 * What a writer needs to know besides the plots; each format takes what concerns it.
 *
 * @param fileName name of the file, from which layers and parts get theirs
 * @param textProfile how a boundary TXT is written
 */
public record WriteOptions(String fileName, TextProfile textProfile) {

    /** With the ministry's profile. */
    public static WriteOptions named(String fileName) {
        return new WriteOptions(fileName, TextProfile.MINISTRY);
    }

    public WriteOptions withTextProfile(TextProfile profile) {
        return new WriteOptions(fileName, profile);
    }

    /** The name without its ending. */
    public String baseName() {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
