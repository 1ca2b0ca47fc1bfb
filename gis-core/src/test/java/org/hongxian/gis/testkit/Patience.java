package org.hongxian.gis.testkit;

import java.time.Duration;

/**
 * How long tests wait for what has to come some time. It says nothing about how fast anything is: it only ends the wait for what never
 * comes, and is as long as a machine needs that has much else to do. {@code -Dhongxian.patience} gives it in seconds.
 */
public final class Patience {

    public static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hongxian.patience", 120));

    private static final long BETWEEN_LOOKS_MILLIS = 10;

    private Patience() {}

    /** A look at how something stands. */
    @FunctionalInterface
    public interface Look<E extends Exception> {

        /** Whether what is waited for is there. */
        boolean isThere() throws E;
    }

    /**
     * Looks until it is there.
     *
     * @throws AssertionError if it never is
     */
    public static <E extends Exception> void await(Look<E> look) throws E {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!look.isThere()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("still not there after " + PATIENCE.toSeconds() + " s");
            }
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
