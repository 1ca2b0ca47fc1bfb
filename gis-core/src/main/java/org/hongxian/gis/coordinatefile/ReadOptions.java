package org.hongxian.gis.coordinatefile;

import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a file besides its bytes.
 *
 * @param crs stated by the user; null to take it from the file
 * @param countyZone number of the zone (25-45 or 13-23) the county lies in; null when no county is known. Used where the file
 *     leaves the zone open, and compared where it does not
 */
public record ReadOptions(@Nullable CrsCode crs, @Nullable Integer countyZone, ReadLimits limits) {

    public static ReadOptions standard() {
        return new ReadOptions(null, null, ReadLimits.standard());
    }

    public ReadOptions withCrs(@Nullable CrsCode stated) {
        return new ReadOptions(stated, countyZone, limits);
    }

    public ReadOptions withCountyZone(@Nullable Integer zone) {
        return new ReadOptions(crs, zone, limits);
    }

    public ReadOptions withLimits(ReadLimits other) {
        return new ReadOptions(crs, countyZone, other);
    }
}
