package org.hongxian.approval.layerkeeping.internal;

import java.util.Arrays;
import java.util.List;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;

/** A layer file that does not say in which reference system it is; its numbers tell the zone at most, never the datum. */
final class UnstatedSystemException extends UnusableFileException {

    private static final long serialVersionUID = 1L;

    private final transient CrsDefinition likely;

    /** @param likely what the numbers look like on the datum of today */
    UnstatedSystemException(String fileName, CrsCode likely) {
        super(fileName, UnusableReason.CRS_UNSTATED, likely.toString());
        this.likely = CrsCatalogue.get(likely);
    }

    /** The systems in which the numbers can be as they are: the same zone, or degrees, on every datum; the likeliest first. */
    List<CrsDefinition> systems() {
        if (likely.isGeographic()) {
            return Arrays.stream(Datum.values()).map(CrsCatalogue::geographic).toList();
        }
        return Arrays.stream(Datum.values())
                .filter(datum -> datum != Datum.WGS84)
                .map(datum -> CrsCatalogue.zone(datum, likely.zoneNumber(), likely.isPrefixed()))
                .toList();
    }
}
