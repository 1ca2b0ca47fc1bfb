package org.hongxian.map.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a layer can be exported as. */
public enum ExportFormat {
    GPKG(".gpkg", "application/geopackage+sqlite3"),
    SHP(".zip", "application/zip"),
    GEOJSON(".geojson", "application/geo+json"),
    XLSX(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String ending;
    private final String mediaType;

    ExportFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public static Optional<ExportFormat> find(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
