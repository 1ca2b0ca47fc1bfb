package org.hongxian.approval.job;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One thread beside the running product, at its lowest priority. What it does asks all the time whether it goes on: interrupting a
 * thread closes the embedded database under everybody, so stopping waits for the piece of work under way.
 */
public final class LowWorker {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Work work;
    private volatile boolean goesOn;
    private @Nullable Thread thread;

    /** What the thread does. */
    @FunctionalInterface
    public interface Work {

        /** @param goesOn whether to go on */
        void run(BooleanSupplier goesOn);
    }

    public LowWorker(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    public void start() {
        goesOn = true;
        var started = new Thread(() -> work.run(() -> goesOn), name);
        started.setDaemon(true);
        started.setPriority(Thread.MIN_PRIORITY);
        thread = started;
        started.start();
    }

    /** @param wake what to do for the thread to ask, if it may be waiting for something */
    public void stop(Runnable wake) {
        goesOn = false;
        wake.run();
        Thread working = thread;
        thread = null;
        if (working != null) {
            try {
                working.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether it was started and not stopped, at work or not. */
    public boolean isStarted() {
        return thread != null;
    }
}
