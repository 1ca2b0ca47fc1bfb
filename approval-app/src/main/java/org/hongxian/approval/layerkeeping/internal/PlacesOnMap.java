package org.hongxian.approval.layerkeeping.internal;

import java.util.Locale;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.Coordinate;

/**
 * Addresses of the map on which places of a layer are marked; public for the page.
 *
 * @param crs of the places
 * @param map system of the map
 */
public record PlacesOnMap(String layer, CrsCode crs, CrsCode map) {

    private static final double METRES_PER_PIXEL = 0.5;

    static PlacesOnMap of(LayerVersion version, CrsCode map) {
        return new PlacesOnMap(version.layer(), version.crs(), map);
    }

    /**
     * The map with the layer drawn and the place marked; empty for a place the map has none for.
     *
     * @param easting or longitude
     */
    public String link(double easting, double northing) {
        try {
            Coordinate place = CoordinateTransformer.between(crs, map).transform(easting, northing);
            String at = String.format(Locale.ROOT, "%.1f,%.1f", place.getX(), place.getY());
            return "/map?layers=" + layer + "&view=" + at + "," + METRES_PER_PIXEL + "&at=" + at;
        } catch (DatumChangeException | CoordinateOutOfDomainException e) {
            return "";
        }
    }
}
