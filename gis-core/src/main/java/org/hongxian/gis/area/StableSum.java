package org.hongxian.gis.area;

/** Compensated (Neumaier) sum: thousands of small pieces do not lose the digits closure is judged by. */
public final class StableSum {

    private double sum;
    private double lost;

    public void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    public void clear() {
        sum = 0;
        lost = 0;
    }

    public double value() {
        return sum + lost;
    }
}
