package org.hongxian.gis.area;

import java.util.Optional;
import org.hongxian.gis.crs.Datum;

/**
 * The constants of the prescribed area procedure exactly as published (国土调查办发〔2008〕32号 for Xi'an 80, TD/T 1055-2019 for
 * CGCS2000). Some differ from the exact value in the last digits; they are kept, so that areas are equal to those of other
 * systems down to the rounding.
 */
enum PrescribedEllipsoid {
    CGCS2000(6356752.31414036, 6.69438002290e-3, 6.73949677548e-3, 6399593.62586, new double[] {
        1.57048761144159e-7, 5.05250178820567e-3, 2.98472900956587e-5, 2.41626669230084e-7, 2.22241238938534e-9
    }),
    // b is a²/c with the published c; the 6356755.29 printed beside it is this value rounded.
    XIAN80(6356755.28815753, 6.69438499958795e-3, 6.73950181947292e-3, 6399596.65198801, new double[] {
        1.57048687472752e-7, 5.05250559291393e-3, 2.98473350966158e-5, 2.41627215981336e-7, 2.22241909461273e-9
    });

    private static final double ARC_SECONDS_PER_RADIAN = 206264.8062471;
    private static final double PI = 3.14159265358979;

    private final double semiMinorAxis;
    private final double secondEccentricitySquared;
    private final double polarRadius;
    private final double[] k;
    private final double[] trapezoid;

    PrescribedEllipsoid(double b, double e2, double secondE2, double c, double[] k) {
        this.semiMinorAxis = b;
        this.secondEccentricitySquared = secondE2;
        this.polarRadius = c;
        this.k = k;
        // (a² − b²)/a² and the published e² agree to all published digits; the published one is used.
        this.trapezoid = trapezoidCoefficients(e2);
    }

    /** WGS 84 is measured with the constants of CGCS2000; Beijing 54 has no prescribed procedure. */
    static Optional<PrescribedEllipsoid> of(Datum datum) {
        return switch (datum) {
            case CGCS2000, WGS84 -> Optional.of(CGCS2000);
            case XIAN80 -> Optional.of(XIAN80);
            case BEIJING54 -> Optional.empty();
        };
    }

    /** A to E of the area formula. The FIRST eccentricity belongs here; the second gives areas 3.1e-5 too large. */
    static double[] trapezoidCoefficients(double e2) {
        double e4 = e2 * e2;
        double e6 = e4 * e2;
        double e8 = e4 * e4;
        return new double[] {
            1 + 3.0 / 6 * e2 + 30.0 / 80 * e4 + 35.0 / 112 * e6 + 630.0 / 2304 * e8,
            1.0 / 6 * e2 + 15.0 / 80 * e4 + 21.0 / 112 * e6 + 420.0 / 2304 * e8,
            3.0 / 80 * e4 + 7.0 / 112 * e6 + 180.0 / 2304 * e8,
            1.0 / 112 * e6 + 45.0 / 2304 * e8,
            5.0 / 2304 * e8
        };
    }

    /**
     * Signed area between an edge and the reference meridian, square metres:
     * <pre>  S = 2 b² ΔL Σ ± C_i sin((2i+1) ΔB/2) cos((2i+1) Bm),  C = A..E, signs alternating</pre>
     *
     * with ΔB = B2 − B1, Bm their mean and ΔL the mean longitude from the reference meridian.
     *
     * @param latitude1 arc-seconds
     * @param latitude2 arc-seconds
     * @param meanLongitude arc-seconds from the reference meridian
     */
    double trapezoidSquareMetres(double latitude1, double latitude2, double meanLongitude) {
        double halfDifference = (latitude2 - latitude1) / ARC_SECONDS_PER_RADIAN / 2;
        double mean = (latitude1 + latitude2) / ARC_SECONDS_PER_RADIAN / 2;
        double sum = 0;
        for (int i = 0; i < trapezoid.length; i++) {
            double term = trapezoid[i] * Math.sin((2 * i + 1) * halfDifference) * Math.cos((2 * i + 1) * mean);
            sum += i % 2 == 0 ? term : -term;
        }
        return 2 * semiMinorAxis * semiMinorAxis * (meanLongitude / ARC_SECONDS_PER_RADIAN) * sum;
    }

    /**
     * The prescribed inverse Gauss projection.
     *
     * @param offset metres east of the central meridian (y')
     * @param northing metres (x)
     * @param centralMeridianDegrees added in radians: the published ρ is not quite 648000/π, so the order is visible in the
     *     sixth decimal
     * @return latitude and longitude, arc-seconds, unrounded
     */
    double[] inverse(double offset, double northing, double centralMeridianDegrees) {
        double e = k[0] * northing;
        double sin = Math.sin(e);
        double sin2 = sin * sin;
        double footLatitude = e + Math.cos(e) * sin * (k[1] - sin2 * (k[2] - sin2 * (k[3] - sin2 * k[4])));
        double t = Math.tan(footLatitude);
        double t2 = t * t;
        double cos = Math.cos(footLatitude);
        double eta2 = secondEccentricitySquared * cos * cos;
        double v2 = 1 + eta2;
        double w = offset * Math.sqrt(v2) / polarRadius;
        double w2 = w * w;
        double latitude = footLatitude
                - 0.5 * v2 * t * w2
                + (5 + 3 * t2 + eta2 - 9 * eta2 * t2) / 24 * v2 * t * w2 * w2
                - (61 + 90 * t2 + 45 * t2 * t2) / 720 * v2 * t * w2 * w2 * w2;
        double fromMeridian = w
                * (1
                        - (1 + 2 * t2 + eta2) / 6 * w2
                        + (5 + 28 * t2 + 24 * t2 * t2 + 6 * eta2 + 8 * eta2 * t2) / 120 * w2 * w2)
                / cos;
        double longitude = centralMeridianDegrees * PI / 180 + fromMeridian;
        return new double[] {latitude * ARC_SECONDS_PER_RADIAN, longitude * ARC_SECONDS_PER_RADIAN};
    }

    /**
     * Area of the ellipsoid per arc-second of latitude and arc-second of longitude, square metres: M N cos B.
     *
     * @param latitude arc-seconds
     */
    double areaElement(double latitude) {
        double cos = Math.cos(latitude / ARC_SECONDS_PER_RADIAN);
        double v2 = 1 + secondEccentricitySquared * cos * cos;
        return polarRadius * polarRadius / (v2 * v2) * cos / (ARC_SECONDS_PER_RADIAN * ARC_SECONDS_PER_RADIAN);
    }
}
