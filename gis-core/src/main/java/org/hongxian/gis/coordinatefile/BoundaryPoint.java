package org.hongxian.gis.coordinatefile;

/**
 * One boundary point (界址点) as submitted.
 *
 * @param name kept as text: J1, J01 and 1 are different names
 * @param easting metres (zone prefix included where the CRS has one), or longitude in degrees
 * @param northing metres, or latitude in degrees
 * @param line one-based line in the source file; 0 where the format has no lines
 * @param decimals digits behind the decimal point as a person wrote them, zeros at the end among them, of the ordinate that has more;
 *     {@link #DECIMALS_UNKNOWN} where a file holds binary numbers, a program wrote the shortest text of them, or the point was moved
 */
public record BoundaryPoint(String name, double easting, double northing, int line, int decimals) {

    public static final int DECIMALS_UNKNOWN = -1;

    /** A point nobody wrote down. */
    public BoundaryPoint(String name, double easting, double northing, int line) {
        this(name, easting, northing, line, DECIMALS_UNKNOWN);
    }

    /** The same under another name. */
    public BoundaryPoint withName(String other) {
        return new BoundaryPoint(other, easting, northing, line, decimals);
    }

    /** The same at another place; how it was written counts no more unless it stays where it is. */
    public BoundaryPoint movedTo(double newEasting, double newNorthing) {
        return newEasting == easting && newNorthing == northing
                ? this
                : new BoundaryPoint(name, newEasting, newNorthing, line);
    }
}
