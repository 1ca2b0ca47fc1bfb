package org.hongxian.gis.overlay;

/** Compensated (Neumaier) sum: thousands of small pieces do not lose the digits closure is judged by. */
final class StableSum {

    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
