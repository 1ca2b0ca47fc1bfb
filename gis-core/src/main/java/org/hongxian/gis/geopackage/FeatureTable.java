package org.hongxian.gis.geopackage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One table of features as the GeoPackage describes it.
 *
 * @param geometry name of the geometry column
 * @param geometryType as declared, for instance MULTIPOLYGON or GEOMETRY
 * @param attributes names of the columns to be read besides the geometry
 * @param srsId number of the reference system within the file; 0 and -1 leave it undefined
 * @param organization who numbered it, for instance EPSG
 * @param organizationCode its number there
 * @param definition well-known text
 */
record FeatureTable(
        String name,
        String geometry,
        String geometryType,
        List<String> attributes,
        int srsId,
        String srsName,
        String organization,
        int organizationCode,
        String definition) {

    private static final Set<String> WITHOUT_AREA =
            Set.of("POINT", "LINESTRING", "MULTIPOINT", "MULTILINESTRING", "CURVE", "CIRCULARSTRING", "COMPOUNDCURVE");

    boolean mayHoldPolygons() {
        return !WITHOUT_AREA.contains(geometryType.toUpperCase(Locale.ROOT));
    }

    /** The geometry first, then the attributes in order. */
    String query() {
        String columns = attributes.stream().map(name -> ", " + quoted(name)).collect(Collectors.joining());
        return "SELECT " + quoted(geometry) + columns + " FROM " + quoted(name);
    }

    /** About how many rows there are, at once; fails for what is a view. */
    String lastRowQuery() {
        return "SELECT MAX(rowid) FROM " + quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
