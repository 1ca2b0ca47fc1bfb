package org.hongxian.sample;

/**
 * Numbers that look random but depend on the seed and the place alone, so that parts can be made in any order.
 *
 * <p>Only IEEE basic operations are used: the same value on every machine.
 */
final class Noise {

    private final long seed;

    Noise(long seed) {
        this.seed = mix(seed + 0x9E3779B97F4A7C15L);
    }

    /** Evenly spread in [0, 1) for each purpose and place. */
    double unit(int purpose, long a, long b) {
        return (bits(purpose, a, b) >>> 11) * 0x1.0p-53;
    }

    /** Evenly spread in [-1, 1). */
    double signed(int purpose, long a, long b) {
        return 2 * unit(purpose, a, b) - 1;
    }

    /** One of {@code count} values. */
    int pick(int purpose, long a, long b, int count) {
        return (int) (unit(purpose, a, b) * count);
    }

    /** Smooth in both directions, in [-1, 1], varying over about one unit of its arguments. */
    double smooth(int purpose, double x, double y) {
        long i = (long) Math.floor(x);
        long j = (long) Math.floor(y);
        double u = fade(x - i);
        double v = fade(y - j);
        double lower = blend(signed(purpose, i, j), signed(purpose, i + 1, j), u);
        double upper = blend(signed(purpose, i, j + 1), signed(purpose, i + 1, j + 1), u);
        return blend(lower, upper, v);
    }

    private static double fade(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double blend(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private long bits(int purpose, long a, long b) {
        return mix(mix(mix(seed ^ purpose * 0xD1B54A32D192ED03L) ^ a * 0x8CB92BA72F3D8DD7L) ^ b * 0xABC98388FB8FAC03L);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
