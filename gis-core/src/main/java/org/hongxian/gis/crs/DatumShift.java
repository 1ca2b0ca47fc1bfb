package org.hongxian.gis.crs;

import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.operation.transform.AbstractMathTransform;
import org.hongxian.gis.crs.DatumParameters.FourParameters;
import org.hongxian.gis.crs.DatumParameters.RotationConvention;
import org.hongxian.gis.crs.DatumParameters.SevenParameters;

/** The mathematics of parameter sets: two coordinates in, two out, each with its exact inverse. */
final class DatumShift {

    private static final double RADIANS_PER_ARC_SECOND = Math.PI / 648_000;
    private static final double PPM = 1e-6;

    private DatumShift() {}

    /** Easting and northing, the easting with the false easting of the set and without zone number. */
    static MathTransform ofPlane(FourParameters set) {
        double k = 1 + set.scalePpm() * PPM;
        double cos = k * Math.cos(set.rotationArcSeconds() * RADIANS_PER_ARC_SECOND);
        double sin = k * Math.sin(set.rotationArcSeconds() * RADIANS_PER_ARC_SECOND);
        return new Invertible(
                (easting, northing) -> new double[] {
                    set.eastingShiftMetres() + northing * sin + easting * cos,
                    set.northingShiftMetres() + northing * cos - easting * sin
                },
                (easting, northing) -> {
                    double y = easting - set.eastingShiftMetres();
                    double x = northing - set.northingShiftMetres();
                    return new double[] {(y * cos - x * sin) / (k * k), (x * cos + y * sin) / (k * k)};
                });
    }

    /** Longitude and latitude in degrees on the two datums. */
    static MathTransform ofDegrees(SevenParameters set, Datum from, Datum to) {
        return new Bursa(set, new Geocentric(from), new Geocentric(to)).transform();
    }

    /** Geocentric coordinates after the shift, metres. */
    static double[] shifted(SevenParameters set, double[] xyz) {
        double[][] matrix = matrix(set);
        return new double[] {
            set.dx() + row(matrix[0], xyz), set.dy() + row(matrix[1], xyz), set.dz() + row(matrix[2], xyz)
        };
    }

    /** Exactly back. */
    static double[] unshifted(SevenParameters set, double[] xyz) {
        double[][] m = matrix(set);
        double[] v = {xyz[0] - set.dx(), xyz[1] - set.dy(), xyz[2] - set.dz()};
        double determinant = determinant(m[0], m[1], m[2]);
        double[][] columns = {{m[0][0], m[1][0], m[2][0]}, {m[0][1], m[1][1], m[2][1]}, {m[0][2], m[1][2], m[2][2]}};
        return new double[] {
            determinant(v, columns[1], columns[2]) / determinant,
            determinant(columns[0], v, columns[2]) / determinant,
            determinant(columns[0], columns[1], v) / determinant
        };
    }

    private static double[][] matrix(SevenParameters set) {
        double turn = (set.convention() == RotationConvention.POSITION_VECTOR ? 1 : -1) * RADIANS_PER_ARC_SECOND;
        double k = 1 + set.scalePpm() * PPM;
        double x = k * turn * set.rx();
        double y = k * turn * set.ry();
        double z = k * turn * set.rz();
        return new double[][] {{k, -z, y}, {z, k, -x}, {-y, x, k}};
    }

    private static double row(double[] row, double[] xyz) {
        return row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2];
    }

    private static double determinant(double[] a, double[] b, double[] c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                - a[1] * (b[0] * c[2] - b[2] * c[0])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }

    private record Bursa(SevenParameters set, Geocentric from, Geocentric to) {

        /** Heights found on the way settle within two rounds; more cost nothing. */
        private static final int ROUNDS = 5;

        MathTransform transform() {
            return new Invertible(this::forward, this::backward);
        }

        private double[] forward(double longitude, double latitude) {
            return to.place(shifted(set, from.xyz(longitude, latitude, 0)));
        }

        /** The place on the ellipsoid that is carried there: its height after the way there is what is sought besides. */
        private double[] backward(double longitude, double latitude) {
            double height = 0;
            double[] place = {};
            for (int i = 0; i < ROUNDS; i++) {
                place = from.place(unshifted(set, to.xyz(longitude, latitude, height)));
                height = forward(place[0], place[1])[2];
            }
            return place;
        }
    }

    /** A way from one pair of numbers to another. */
    private interface Way {
        double[] of(double first, double second);
    }

    private static final class Invertible extends AbstractMathTransform {

        private final Way there;
        private final Way back;

        Invertible(Way there, Way back) {
            this.there = there;
            this.back = back;
        }

        @Override
        public int getSourceDimensions() {
            return 2;
        }

        @Override
        public int getTargetDimensions() {
            return 2;
        }

        @Override
        public void transform(double[] from, int fromOffset, double[] to, int toOffset, int points) {
            for (int i = 0; i < points; i++) {
                double[] result = there.of(from[fromOffset + 2 * i], from[fromOffset + 2 * i + 1]);
                to[toOffset + 2 * i] = result[0];
                to[toOffset + 2 * i + 1] = result[1];
            }
        }

        @Override
        public MathTransform inverse() {
            return new Invertible(back, there);
        }
    }
}
