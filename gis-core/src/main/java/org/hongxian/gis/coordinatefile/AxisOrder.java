package org.hongxian.gis.coordinatefile;

/** The order in which a file gives its two coordinates. */
public enum AxisOrder {
    /** Survey order: X is northing, Y is easting. */
    NORTHING_EASTING,
    EASTING_NORTHING,
    LONGITUDE_LATITUDE,
    LATITUDE_LONGITUDE;

    public boolean isGeographic() {
        return this == LONGITUDE_LATITUDE || this == LATITUDE_LONGITUDE;
    }

    public boolean isNorthingFirst() {
        return this == NORTHING_EASTING || this == LATITUDE_LONGITUDE;
    }
}
