package org.hongxian.gis.crs;

import org.jspecify.annotations.Nullable;

/** The projection is not defined at a coordinate, for instance at a latitude of 95 degrees. */
public class CoordinateOutOfDomainException extends RuntimeException {

    private final double easting;
    private final double northing;

    public CoordinateOutOfDomainException(
            double easting, double northing, CrsDefinition from, CrsDefinition to, @Nullable Throwable cause) {
        super(
                "(" + easting + ", " + northing + ") cannot be taken from " + from.nameEn() + " to " + to.nameEn(),
                cause);
        this.easting = easting;
        this.northing = northing;
    }

    public double easting() {
        return easting;
    }

    public double northing() {
        return northing;
    }
}
