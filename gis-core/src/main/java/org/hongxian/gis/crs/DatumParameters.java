package org.hongxian.gis.crs;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One set of official parameters between two datums, as the authority that keeps them hands it out. Such sets are restricted and
 * local: none comes with the product, and a set says nothing about places outside its area of use.
 *
 * @param id by which records and evidence name it
 * @param method in the direction {@code from} to {@code to}; the way back is its exact inverse
 * @param areaOfUse administrative codes, of counties or of the cities and provinces above them
 * @param accuracyMetres stated by the source
 * @param validTo last day, inclusive; null for open
 * @param source who handed the set out, under which number
 * @param basis regulation or order that allows its use
 */
public record DatumParameters(
        String id,
        Datum from,
        Datum to,
        Method method,
        List<String> areaOfUse,
        double accuracyMetres,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        String basis) {

    /** Provinces are named 990000, cities 990100: what follows these digits does not matter. */
    private static final String ALL_BELOW = "00";

    public DatumParameters {
        areaOfUse = List.copyOf(areaOfUse);
    }

    /** How coordinates are carried over. */
    public sealed interface Method permits FourParameters, SevenParameters {}

    /** Which way a positive rotation turns. The same set read with the wrong one is wrong by twice its rotation. */
    public enum RotationConvention {
        /** Rotations turn the position vector about the axes (EPSG method 9606). */
        POSITION_VECTOR,
        /** Rotations turn the coordinate axes (EPSG method 9607). */
        COORDINATE_FRAME
    }

    /**
     * Plane similarity between two zones of one central meridian, with x the northing and y the easting:
     *
     * <pre>
     *   x' = dx + (1 + m) (x cos α − y sin α)
     *   y' = dy + (1 + m) (x sin α + y cos α)</pre>
     *
     * @param centralMeridianDegrees of both planes
     * @param falseEastingMetres contained in y and y' when the set was determined: 500 000 or 0, never with a zone number
     * @param northingShiftMetres dx
     * @param eastingShiftMetres dy
     * @param rotationArcSeconds α
     * @param scalePpm m in parts per million
     */
    public record FourParameters(
            double centralMeridianDegrees,
            double falseEastingMetres,
            double northingShiftMetres,
            double eastingShiftMetres,
            double rotationArcSeconds,
            double scalePpm)
            implements Method {}

    /**
     * Bursa-Wolf transformation of geocentric coordinates, linear in the rotations:
     *
     * <pre>
     *   X' = T + (1 + m) R X,   R = |  1  −rz  ry |
     *                               |  rz  1  −rx |   for the position vector; the other convention has −rx, −ry, −rz
     *                               | −ry  rx  1  |</pre>
     *
     * Boundary points have no ellipsoidal height: they are taken on the ellipsoid they come from.
     *
     * @param dx metres, as {@code dy} and {@code dz}
     * @param rx arc-seconds, as {@code ry} and {@code rz}
     * @param scalePpm m in parts per million
     */
    public record SevenParameters(
            RotationConvention convention,
            double dx,
            double dy,
            double dz,
            double rx,
            double ry,
            double rz,
            double scalePpm)
            implements Method {}

    /** @param county administrative code of six digits */
    public boolean covers(String county) {
        return areaOfUse.stream().anyMatch(area -> county.startsWith(significant(area)));
    }

    private static String significant(String area) {
        String digits = area;
        while (digits.endsWith(ALL_BELOW) && digits.length() > 2) {
            digits = digits.substring(0, digits.length() - 2);
        }
        return digits;
    }

    public boolean isValidOn(LocalDate day) {
        LocalDate last = validTo;
        return !day.isBefore(validFrom) && (last == null || !day.isAfter(last));
    }

    /** Whether it leads from one to the other, forwards or backwards. */
    public boolean connects(Datum one, Datum other) {
        return from == one && to == other || from == other && to == one;
    }
}
