package org.hongxian.map.feature;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/**
 * A reference system as the web asks for and gets it: with the axis order of its authority.
 *
 * @param uri under which OGC services know it
 * @param code the system in the catalogue
 * @param northingFirst whether the first number of a coordinate is the northing (latitude), as EPSG has it for CGCS2000 and its zones
 */
public record ServedCrs(String uri, CrsCode code, boolean northingFirst) {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final Pattern EPSG_URI = Pattern.compile(
            "(?:https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/|urn:ogc:def:crs:EPSG::|EPSG:)([0-9]{4,6})");

    /** Longitude and latitude in this order; WGS 84 is taken as CGCS2000. */
    public static final ServedCrs CRS84 =
            new ServedCrs("http://www.opengis.net/def/crs/OGC/1.3/CRS84", CrsCatalogue.WGS84_GEOGRAPHIC, false);

    /** The system of a layer in the axis order of its authority. */
    public static ServedCrs of(CrsCode code) {
        CrsDefinition crs = CrsCatalogue.get(code);
        return new ServedCrs(EPSG + code.epsg(), code, crs.kind() != CrsDefinition.Kind.WEB_MERCATOR);
    }

    /** The same system, but easting first whatever its authority says: as everywhere inside the product. */
    public static ServedCrs eastingFirst(CrsCode code) {
        return new ServedCrs("", code, false);
    }

    /** By URI, URN or {@code EPSG:4490}; empty for a system the catalogue lacks. */
    public static Optional<ServedCrs> find(String name) {
        if (name.equals(CRS84.uri()) || name.equals("urn:ogc:def:crs:OGC:1.3:CRS84")) {
            return Optional.of(CRS84);
        }
        Matcher matcher = EPSG_URI.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var code = new CrsCode(Integer.parseInt(matcher.group(1)));
        return CrsCatalogue.find(code).map(known -> of(code));
    }
}
