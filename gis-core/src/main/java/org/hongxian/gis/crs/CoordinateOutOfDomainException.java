package org.hongxian.gis.crs;

import org.jspecify.annotations.Nullable;

/** The projection is not defined at a coordinate, for instance at a latitude of 95 degrees. */
public class CoordinateOutOfDomainException extends RuntimeException {

    private final double easting;
    private final double northing;
    private final CrsCode crs;

    /** @param outsideOf the system that does not have the place: one of the other two */
    public CoordinateOutOfDomainException(
            double easting,
            double northing,
            CrsDefinition outsideOf,
            CrsDefinition from,
            CrsDefinition to,
            @Nullable Throwable cause) {
        super(
                "(" + easting + ", " + northing + ") cannot be taken from " + from.nameEn() + " to " + to.nameEn(),
                cause);
        this.easting = easting;
        this.northing = northing;
        this.crs = outsideOf.code();
    }

    public double easting() {
        return easting;
    }

    public double northing() {
        return northing;
    }

    /** The system that does not have the place. */
    public CrsCode crs() {
        return crs;
    }
}
