package org.hongxian.gis.coordinatefile;

/**
 * How much of a file is read before it is refused. Checked while reading, so memory stays bounded whatever arrives.
 *
 * @param bytes of the file as received
 * @param unpackedBytes of all entries of an archive together
 * @param points of all rings together
 * @param plots in one file
 */
public record ReadLimits(long bytes, long unpackedBytes, int points, int plots) {

    /** Rings of one plot. Those lying in each other are told apart in time that grows with the square of their number. */
    public static final int RINGS_PER_PLOT = 2_000;

    /**
     * Of eastings and northings, metres: with a zone prefix they have eight digits. What is larger is no coordinate, and the file is
     * refused with its place.
     */
    public static final double LARGEST_COORDINATE = 1e8;

    /** 64 MB, unpacked 256 MB, two million points, 20 000 plots. */
    public static ReadLimits standard() {
        return new ReadLimits(64L << 20, 256L << 20, 2_000_000, 20_000);
    }
}
