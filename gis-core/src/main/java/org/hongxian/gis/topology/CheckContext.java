package org.hongxian.gis.topology;

import java.time.LocalDate;
import java.util.List;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a drawing is checked against.
 *
 * @param crs of the plots; null when unknown, which the reader of the file has reported; areas are then not compared
 * @param format short name of the format the plots came in; {@code boundary-txt} may leave out the closing row
 * @param county the county the plots must lie in, in {@code crs}, easting first; null to leave this check out
 * @param countyName to be shown; empty when unknown
 * @param origin the drawing the plots derive from and must stay inside, in {@code crs}, easting first; null when there is none
 * @param originName to be shown; empty when unknown
 * @param neighbours red lines that are not part of the drawing but share boundaries with it, in {@code crs}
 * @param counties the counties a plot may reach into besides its own, in {@code crs}; its own may be among them
 * @param day decides which severities apply
 */
public record CheckContext(
        @Nullable CrsCode crs,
        String format,
        @Nullable Geometry county,
        String countyName,
        @Nullable Geometry origin,
        String originName,
        List<NamedArea> neighbours,
        List<NamedArea> counties,
        TopologyTolerances tolerances,
        LocalDate day) {

    public CheckContext {
        neighbours = List.copyOf(neighbours);
        counties = List.copyOf(counties);
    }

    /** With the tolerances of the day and no county. */
    public static CheckContext of(@Nullable CrsCode crs, LocalDate day) {
        return new CheckContext(crs, "", null, "", null, "", List.of(), List.of(), TopologyTolerances.on(day), day);
    }

    public CheckContext withFormat(String newFormat) {
        return new CheckContext(
                crs, newFormat, county, countyName, origin, originName, neighbours, counties, tolerances, day);
    }

    /** @param newCounty in the CRS of the plots */
    public CheckContext withCounty(Geometry newCounty, String name) {
        return new CheckContext(
                crs, format, newCounty, name, origin, originName, neighbours, counties, tolerances, day);
    }

    /** @param newOrigin in the CRS of the plots */
    public CheckContext withOrigin(Geometry newOrigin, String name) {
        return new CheckContext(
                crs, format, county, countyName, newOrigin, name, neighbours, counties, tolerances, day);
    }

    /** @param newNeighbours in the CRS of the plots */
    public CheckContext withNeighbours(List<NamedArea> newNeighbours) {
        return new CheckContext(
                crs, format, county, countyName, origin, originName, newNeighbours, counties, tolerances, day);
    }

    /** @param newCounties in the CRS of the plots */
    public CheckContext withCounties(List<NamedArea> newCounties) {
        return new CheckContext(
                crs, format, county, countyName, origin, originName, neighbours, newCounties, tolerances, day);
    }
}
