package org.hongxian.approval.layerkeeping.internal;

import java.util.Locale;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.Coordinate;

/**
 * Addresses of the map on which places of a layer version are marked; public for the page.
 *
 * @param shown what the map draws, as its address says it
 * @param crs of the places
 * @param map system of the map
 */
public record PlacesOnMap(String shown, CrsCode crs, CrsCode map) {

    private static final double METRES_PER_PIXEL = 0.5;

    /** @param counts whether it is the version that counts; any other is drawn in its stead */
    static PlacesOnMap of(LayerVersion version, boolean counts, CrsCode map) {
        String layer = version.layer();
        String shown = counts ? "layers=" + layer : "layers=!" + layer + "&version=" + layer + "." + version.number();
        return new PlacesOnMap(shown, version.crs(), map);
    }

    /**
     * The map with the version drawn and the place marked; empty for a place the map has none for.
     *
     * @param easting or longitude
     */
    public String link(double easting, double northing) {
        try {
            Coordinate place = CoordinateTransformer.between(crs, map).transform(easting, northing);
            String at = String.format(Locale.ROOT, "%.1f,%.1f", place.getX(), place.getY());
            return "/map?" + shown + "&view=" + at + "," + METRES_PER_PIXEL + "&at=" + at;
        } catch (DatumChangeException | CoordinateOutOfDomainException e) {
            return "";
        }
    }
}
