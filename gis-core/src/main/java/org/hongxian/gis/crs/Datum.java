package org.hongxian.gis.crs;

/** A geodetic datum with its ellipsoid. */
public enum Datum {
    CGCS2000("2000国家大地坐标系", "CGCS2000", 6378137.0, 298.257222101),
    XIAN80("1980西安坐标系", "Xi'an 1980", 6378140.0, 298.257),
    BEIJING54("1954北京坐标系", "Beijing 1954", 6378245.0, 298.3),
    WGS84("WGS 84", "WGS 84", 6378137.0, 298.257223563);

    private final String nameZh;
    private final String nameEn;
    private final double semiMajorAxisMetres;
    private final double inverseFlattening;

    Datum(String nameZh, String nameEn, double semiMajorAxisMetres, double inverseFlattening) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.semiMajorAxisMetres = semiMajorAxisMetres;
        this.inverseFlattening = inverseFlattening;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    public double semiMajorAxisMetres() {
        return semiMajorAxisMetres;
    }

    public double inverseFlattening() {
        return inverseFlattening;
    }

    public double semiMinorAxisMetres() {
        return semiMajorAxisMetres * (1 - 1 / inverseFlattening);
    }

    /**
     * Whether coordinates of the two may be exchanged without parameters: the same datum, or CGCS2000 and WGS 84, which agree
     * within a few centimetres at the accuracy of land surveys. Anything else needs official local parameters.
     */
    public boolean coincidesWith(Datum other) {
        return this == other || (isGeocentric() && other.isGeocentric());
    }

    private boolean isGeocentric() {
        return this == CGCS2000 || this == WGS84;
    }
}
