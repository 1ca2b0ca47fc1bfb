package org.hongxian.gis.crs;

import org.locationtech.jts.geom.Envelope;

/**
 * One coordinate reference system of the catalogue. All projected ones have scale 1, latitude of origin 0 and false northing 0.
 *
 * @param zoneWidthDegrees 3 or 6 for a Gauss-Krüger zone, else 0
 * @param zoneNumber 25-45 (3 degrees), 13-23 (6 degrees), else 0; known for the central-meridian variants too
 * @param centralMeridianDegrees longitude of the central meridian, 0 unless a zone
 * @param falseEastingMetres 500 000, with the zone number in front where the easting is prefixed
 */
public record CrsDefinition(
        CrsCode code,
        Datum datum,
        Kind kind,
        int zoneWidthDegrees,
        int zoneNumber,
        double centralMeridianDegrees,
        double falseEastingMetres,
        String nameZh,
        String nameEn) {

    /** What the two numbers of a coordinate are. */
    public enum Kind {
        /** Longitude and latitude in degrees. */
        GEOGRAPHIC,
        /** Easting and northing of a Gauss-Krüger zone in metres. */
        GAUSS_KRUEGER,
        /** Spherical Mercator of web maps: metres in name only, areas on it mean nothing. */
        WEB_MERCATOR
    }

    public boolean isGeographic() {
        return kind == Kind.GEOGRAPHIC;
    }

    public boolean isZone() {
        return kind == Kind.GAUSS_KRUEGER;
    }

    /** Whether eastings carry the zone number in front (39 500 000 rather than 500 000). */
    public boolean isPrefixed() {
        return falseEastingMetres >= 1_000_000;
    }

    /** Distance of an easting from the central meridian, metres, east positive. */
    public double offsetFromCentralMeridianMetres(double easting) {
        return easting - falseEastingMetres;
    }

    /**
     * Where a place can be one of this system at all, easting first. Half the width of the projected earth is a generous bound; beyond it
     * the series of the projection mean nothing.
     */
    public Envelope domain() {
        return switch (kind) {
            case GEOGRAPHIC -> new Envelope(-180, 180, -90, 90);
            case GAUSS_KRUEGER ->
                new Envelope(falseEastingMetres - 4_000_000, falseEastingMetres + 4_000_000, -10_010_000, 10_010_000);
            case WEB_MERCATOR -> new Envelope(-20_037_509, 20_037_509, -50_000_000, 50_000_000);
        };
    }

    /** Whether all places of a box can be of this system; so it is with a box that holds none. */
    public boolean holds(Envelope box) {
        return box.isNull() || domain().covers(box);
    }
}
