package org.hongxian.map.tile;

import org.locationtech.jts.geom.Coordinate;

/** A map of the plane as two polynomials of degree six in u and v, fitted to another one where both are between −1 and 1. */
final class PlanePolynomial {

    static final int DEGREE = 6;

    private static final int NODES = DEGREE + 3;
    private static final int CHECKED = 14;

    private final double[][] x = new double[DEGREE + 1][DEGREE + 1];
    private final double[][] y = new double[DEGREE + 1][DEGREE + 1];
    private double error;

    /** What is fitted. */
    @FunctionalInterface
    interface Exact {
        Coordinate at(double u, double v);
    }

    PlanePolynomial(Exact exact) {
        fit(exact);
        for (int k = 0; k <= CHECKED; k++) {
            for (int l = 0; l <= CHECKED; l++) {
                double u = 2.0 * k / CHECKED - 1;
                double v = 2.0 * l / CHECKED - 1;
                Coordinate at = exact.at(u, v);
                error = Math.max(error, Math.abs(x(u, v) - at.x));
                error = Math.max(error, Math.abs(y(u, v) - at.y));
            }
        }
    }

    /** By the discrete orthogonality of the Chebyshev polynomials at their own zeros: no system of equations to solve. */
    private void fit(Exact exact) {
        var zeros = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            zeros[k] = Math.cos(Math.PI * (k + 0.5) / NODES);
        }
        var chebyshevX = new double[DEGREE + 1][DEGREE + 1];
        var chebyshevY = new double[DEGREE + 1][DEGREE + 1];
        for (int k = 0; k < NODES; k++) {
            for (int l = 0; l < NODES; l++) {
                Coordinate at = exact.at(zeros[k], zeros[l]);
                for (int i = 0; i <= DEGREE; i++) {
                    for (int j = 0; i + j <= DEGREE; j++) {
                        double weight = (i == 0 ? 1 : 2)
                                * (j == 0 ? 1 : 2)
                                * Math.cos(i * Math.acos(zeros[k]))
                                * Math.cos(j * Math.acos(zeros[l]))
                                / (NODES * NODES);
                        chebyshevX[i][j] += weight * at.x;
                        chebyshevY[i][j] += weight * at.y;
                    }
                }
            }
        }
        double[][] powers = chebyshevInPowers();
        for (int i = 0; i <= DEGREE; i++) {
            for (int j = 0; i + j <= DEGREE; j++) {
                for (int a = 0; a <= i; a++) {
                    for (int b = 0; b <= j; b++) {
                        double weight = powers[i][a] * powers[j][b];
                        x[a][b] += chebyshevX[i][j] * weight;
                        y[a][b] += chebyshevY[i][j] * weight;
                    }
                }
            }
        }
    }

    /** Coefficient of the a-th power in the n-th Chebyshev polynomial of the first kind, by T(n+1) = 2 x T(n) - T(n-1). */
    private static double[][] chebyshevInPowers() {
        var powers = new double[DEGREE + 1][DEGREE + 1];
        powers[0][0] = 1;
        powers[1][1] = 1;
        for (int n = 2; n <= DEGREE; n++) {
            for (int a = 0; a <= n; a++) {
                powers[n][a] = (a == 0 ? 0 : 2 * powers[n - 1][a - 1]) - powers[n - 2][a];
            }
        }
        return powers;
    }

    static double value(double[][] polynomial, double u, double v) {
        double value = 0;
        for (int i = DEGREE; i >= 0; i--) {
            double row = 0;
            for (int j = DEGREE - i; j >= 0; j--) {
                row = row * v + polynomial[i][j];
            }
            value = value * u + row;
        }
        return value;
    }

    double x(double u, double v) {
        return value(x, u, v);
    }

    double y(double u, double v) {
        return value(y, u, v);
    }

    /** Coefficients, by the powers of u and v; not to be changed. */
    double[][] xPowers() {
        return x;
    }

    /** Coefficients, by the powers of u and v; not to be changed. */
    double[][] yPowers() {
        return y;
    }

    /** Largest difference in x or y at points between those it was fitted to. */
    double error() {
        return error;
    }
}
