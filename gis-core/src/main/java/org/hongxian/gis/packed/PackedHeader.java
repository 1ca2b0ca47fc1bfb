package org.hongxian.gis.packed;

import java.util.List;

/**
 * What a coverage file says about itself; written as JSON at its end.
 *
 * @param source identifies the exact data the file was made from, for instance the digest of a layer version
 * @param crs EPSG code of a Gauss-Krüger zone
 * @param envelope least easting, least northing, greatest easting, greatest northing; metres
 * @param fields attribute names, in the order of their columns
 * @param widths bytes a value of each column takes, 1 or 2
 * @param leftOut attribute names without a column, because their values differ from parcel to parcel
 * @param repaired ids of features that were not valid and went in repaired, the first thousand
 * @param skipped ids of features without area, which are not in the file, the first thousand
 * @param sections in the order of {@link Section}
 */
record PackedHeader(
        String source,
        int crs,
        double originEasting,
        double originNorthing,
        double[] envelope,
        int parcels,
        int rings,
        int points,
        List<String> fields,
        int[] widths,
        List<String> leftOut,
        List<String> repaired,
        List<String> skipped,
        List<Extent> sections) {

    /** Eight bytes every coverage file begins with; the last is the version of the format. */
    static final long MAGIC = 0x48584356_52470003L;

    /** Magic, place of the header (behind the sections, at the end of the file), its length, its CRC-32C. */
    static final int BEGINNING_BYTES = 24;

    /** Every section is filled up with zeros to a multiple of this. */
    static final int ALIGNMENT = 8;

    PackedHeader withSections(List<Extent> others) {
        return new PackedHeader(
                source,
                crs,
                originEasting,
                originNorthing,
                envelope,
                parcels,
                rings,
                points,
                fields,
                widths,
                leftOut,
                repaired,
                skipped,
                others);
    }

    /** Where a section lies and what it must sum up to. */
    record Extent(long offset, long bytes, long crc32c) {}

    /** The parts of a file. Numbers are little-endian; parcels are in the order of the tree. */
    enum Section {
        /** Four ints per parcel: least x, least y, greatest x, greatest y. */
        BOXES,
        /** The same for the inner nodes of the tree, level after level from the leaves up. */
        NODES,
        /** One int per parcel and one more: its first ring. */
        FIRST_RINGS,
        /** One int per ring and one more: its first point. */
        FIRST_POINTS,
        /** Two ints per point: x, y. Shells clockwise, holes counter-clockwise, the first point not repeated. */
        POINTS,
        /** Two doubles per parcel: square metres on the plane and on the ellipsoid (NaN where none is prescribed). */
        AREAS,
        /** One unsigned number per field and parcel, as wide as the header says: that of the value in its dictionary. */
        VALUES,
        /** Per field the number of values, then each as its length in bytes and its bytes. */
        TEXTS,
        /** One int per parcel: where its id ends; then the ids. */
        IDS,
        /** Half a byte per point, the lower half first: the first level of {@link PointLevels} at which it is left out. */
        LEVELS,
        /** Per parcel one byte for each level and one for all points: its {@link Clearance}. */
        CLEARANCES,
        /** One int: how many pairs of parcels share ground, −1 when too many to be told. Then two ints per pair, ascending. */
        OVERLAPS
    }
}
