package org.hongxian.map.layer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.landclass.LandClassCoding;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One immutable version of a layer.
 *
 * @param layer key: DLTB, YJJBNTTB, STBHHX, CZKFBJ, XZQ, CJDCQ
 * @param extent where the layer was surveyed at all, in {@code crs}, easting first; null when unknown
 * @param classes how its features say their land class; null for a layer without classes
 * @param digest SHA-256 over its features in id order
 */
public record LayerVersion(
        UUID id,
        String layer,
        String title,
        int number,
        CrsCode crs,
        @Nullable LocalDate dataDate,
        @Nullable Geometry extent,
        @Nullable LandClassCoding classes,
        String source,
        long featureCount,
        String digest,
        Instant importedAt) {

    /**
     * Whether the version is on a datum that coincides with the national one. No measurement, map, tile or service can use one that is
     * not; such versions are not taken in any more.
     */
    public boolean isOnNationalDatum() {
        return CrsCatalogue.get(crs).datum().coincidesWith(Datum.CGCS2000);
    }
}
