package org.hongxian.gis.crs;

/**
 * Longitude, latitude and height on the ellipsoid of a datum as geocentric coordinates and back (EPSG method 9602).
 *
 * <p>Of our own: the way back in the library that projects here is off by up to 5 mm in latitude. With e² = (a² − b²)/a² and
 * N = a / √(1 − e² sin² B):
 *
 * <pre>  X = (N + h) cos B cos L,  Y = (N + h) cos B sin L,  Z = (N (1 − e²) + h) sin B</pre>
 *
 * and back tan B = (Z + e² N sin B) / √(X² + Y²), repeated until it stands still.
 */
final class Geocentric {

    private static final int MOST_ROUNDS = 20;
    private static final double STILL = 1e-15;

    private final double semiMajorAxis;
    private final double eccentricitySquared;

    Geocentric(Datum datum) {
        semiMajorAxis = datum.semiMajorAxisMetres();
        double ratio = datum.semiMinorAxisMetres() / semiMajorAxis;
        eccentricitySquared = 1 - ratio * ratio;
    }

    /**
     * @param longitude degrees
     * @param latitude degrees
     * @param height metres above the ellipsoid
     * @return X, Y, Z in metres
     */
    double[] xyz(double longitude, double latitude, double height) {
        double l = Math.toRadians(longitude);
        double b = Math.toRadians(latitude);
        double n = normal(Math.sin(b));
        double fromAxis = (n + height) * Math.cos(b);
        return new double[] {
            fromAxis * Math.cos(l), fromAxis * Math.sin(l), (n * (1 - eccentricitySquared) + height) * Math.sin(b)
        };
    }

    /** @return longitude and latitude in degrees, height in metres; not meant for places near the poles */
    double[] place(double[] xyz) {
        double fromAxis = Math.hypot(xyz[0], xyz[1]);
        double b = Math.atan2(xyz[2], fromAxis * (1 - eccentricitySquared));
        for (int i = 0; i < MOST_ROUNDS; i++) {
            double sin = Math.sin(b);
            double next = Math.atan2(xyz[2] + eccentricitySquared * normal(sin) * sin, fromAxis);
            boolean still = Math.abs(next - b) < STILL;
            b = next;
            if (still) {
                break;
            }
        }
        double height = fromAxis / Math.cos(b) - normal(Math.sin(b));
        return new double[] {Math.toDegrees(Math.atan2(xyz[1], xyz[0])), Math.toDegrees(b), height};
    }

    /** Radius of curvature in the prime vertical. */
    private double normal(double sin) {
        return semiMajorAxis / Math.sqrt(1 - eccentricitySquared * sin * sin);
    }
}
