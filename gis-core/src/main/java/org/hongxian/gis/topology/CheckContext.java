package org.hongxian.gis.topology;

import java.time.LocalDate;
import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
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
 * @param surveyed the plots before they were converted to {@code crs}; null when they were not. What a file declares of them, and with
 *     how many decimals they are given, holds for these
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
        @Nullable Surveyed surveyed,
        TopologyTolerances tolerances,
        LocalDate day) {

    /**
     * Plots as they were surveyed.
     *
     * @param crs of the survey
     * @param plots the same, in the same order
     */
    public record Surveyed(CrsCode crs, List<Plot> plots) {
        public Surveyed {
            plots = List.copyOf(plots);
        }
    }

    public CheckContext {
        neighbours = List.copyOf(neighbours);
        counties = List.copyOf(counties);
    }

    /** With the tolerances of the day and no county. */
    public static CheckContext of(@Nullable CrsCode crs, LocalDate day) {
        return new CheckContext(
                crs, "", null, "", null, "", List.of(), List.of(), null, TopologyTolerances.on(day), day);
    }

    public CheckContext withFormat(String newFormat) {
        return new CheckContext(
                crs,
                newFormat,
                county,
                countyName,
                origin,
                originName,
                neighbours,
                counties,
                surveyed,
                tolerances,
                day);
    }

    /** @param newCounty in the CRS of the plots */
    public CheckContext withCounty(Geometry newCounty, String name) {
        return new CheckContext(
                crs, format, newCounty, name, origin, originName, neighbours, counties, surveyed, tolerances, day);
    }

    /** @param newOrigin in the CRS of the plots */
    public CheckContext withOrigin(Geometry newOrigin, String name) {
        return new CheckContext(
                crs, format, county, countyName, newOrigin, name, neighbours, counties, surveyed, tolerances, day);
    }

    /** @param newNeighbours in the CRS of the plots */
    public CheckContext withNeighbours(List<NamedArea> newNeighbours) {
        return new CheckContext(
                crs,
                format,
                county,
                countyName,
                origin,
                originName,
                newNeighbours,
                counties,
                surveyed,
                tolerances,
                day);
    }

    /** @param newCounties in the CRS of the plots */
    public CheckContext withCounties(List<NamedArea> newCounties) {
        return new CheckContext(
                crs,
                format,
                county,
                countyName,
                origin,
                originName,
                neighbours,
                newCounties,
                surveyed,
                tolerances,
                day);
    }

    /** @param before null when the plots come as they were surveyed */
    public CheckContext withSurveyed(@Nullable Surveyed before) {
        return new CheckContext(
                crs, format, county, countyName, origin, originName, neighbours, counties, before, tolerances, day);
    }
}
