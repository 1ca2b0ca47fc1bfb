package org.hongxian.gis.coordinatefile;

import java.util.Locale;

/** Why nothing can be made of a file. The texts are in the bundle {@code unusable}, keyed by {@link #key()}. */
public enum UnusableReason {
    EMPTY,
    /** limit in MB. */
    TOO_LARGE,
    /** limit. */
    TOO_MANY_POINTS,
    /** limit. */
    TOO_MANY_PLOTS,
    /** limit, plot. */
    TOO_MANY_RINGS,
    /** what it is instead. */
    NOT_A_BOUNDARY_FORMAT,
    SHAPEFILE_UNZIPPED,
    XML_NOT_READ,
    ENCODING_UNKNOWN,
    NO_PLOTS,
    /** the questions and their options. */
    QUESTIONS_OPEN,
    /** answer, what there is to choose from. */
    ANSWER_UNKNOWN,
    /** how many. */
    VALUES_WRONG,
    /** how many. */
    NUMBERS_INVALID,
    /** limit. */
    TOO_MANY_UNREADABLE,
    /** entry. */
    ARCHIVE_PATH_ESCAPES,
    /** entry. */
    ARCHIVE_NESTED,
    /** limit in MB. */
    ARCHIVE_EXPANDS_TOO_MUCH,
    ARCHIVE_BROKEN,
    ARCHIVE_TOO_MANY_ENTRIES,
    ARCHIVE_WITHOUT_SHAPEFILE,
    ARCHIVE_WITHOUT_KML,
    /** what was asked for, names of those there are. */
    PART_UNKNOWN,
    /** what is broken. */
    FILE_BROKEN,
    /** application id. */
    NOT_A_GEOPACKAGE,
    /** table or column that is missing. */
    GEOPACKAGE_INCOMPLETE,
    /** line, column. */
    XML_BROKEN,
    /** entry that is missing. */
    SHAPEFILE_INCOMPLETE,
    /** what is broken. */
    SHAPEFILE_BROKEN,
    /** line, column. */
    JSON_BROKEN,
    JSON_NOT_GEOJSON,
    /** what the file states. */
    CRS_NOT_SUPPORTED,
    CRS_UNKNOWN,
    /** the system the numbers look like. */
    CRS_UNSTATED,
    /** the datum, the system. */
    DATUM_NOT_OF_LAYERS,
    /** the system stated, by the user or the file, and the one the coordinates or the user say. */
    CRS_CONTRADICTED,
    /** the datum of the file, the datum needed, the county. */
    DATUM_PARAMETERS_MISSING,
    /** the system. */
    CRS_BEHIND_FEATURES,
    NOT_A_FEATURE_FILE,
    CANNOT_BE_OPENED,
    DXF_BINARY,
    /** line. */
    DXF_BROKEN,
    /** limit of entities, limit of depth. */
    DXF_BLOCKS_MULTIPLY,
    /** limit. */
    DXF_TOO_MANY_ENTITIES,
    /** layers with the number of closed lines. */
    DXF_WITHOUT_RINGS,
    /** line, limit. */
    WKT_TOO_DEEP,
    /** the two systems. */
    CRS_DIFFERS,
    /** line. */
    CSV_BROKEN,
    /** line, limit of cells. */
    ROW_TOO_WIDE,
    XLSX_BROKEN,
    /** limit of cells. */
    XLSX_TOO_WIDE;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
