package org.hongxian.approval.drawing;

/** The exchange formats a drawing can be written in. */
public enum ExportFormat {
    BOUNDARY_TEXT("txt", "text/plain;charset=UTF-8"),
    SHAPEFILE("zip", "application/zip"),
    GEOJSON("geojson", "application/geo+json");

    private final String ending;
    private final String mediaType;

    ExportFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
