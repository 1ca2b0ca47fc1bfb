package org.hongxian.gis.coordinatefile;

import java.util.List;

/**
 * What a format is called, and what its files are called.
 *
 * @param name as reports call it and {@link BoundaryFile#format()} says it, for instance {@code shapefile}
 * @param shortName as people and links call it, in small letters, for instance {@code shp}
 * @param mediaType of a written file, with its character set where it is text
 * @param endings of file names in small letters with the dot; the first is the one written
 */
public record FormatNames(String name, String shortName, String mediaType, List<String> endings) {

    public FormatNames {
        endings = List.copyOf(endings);
    }

    public static FormatNames of(String name, String shortName, String mediaType, String... endings) {
        return new FormatNames(name, shortName, mediaType, List.of(endings));
    }
}
