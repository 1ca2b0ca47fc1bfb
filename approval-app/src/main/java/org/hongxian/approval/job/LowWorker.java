package org.hongxian.approval.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private @Nullable Run run;

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

    /** From a start to a stop: what was stopped and is slow to end is not set going again by the next start. */
    private record Run(Thread thread, AtomicBoolean stopped) {}

    public void start() {
        var stopped = new AtomicBoolean();
        var thread = new Thread(() -> work.run(() -> !stopped.get()), name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        run = new Run(thread, stopped);
        thread.start();
    }

    /** @param wake what to do for the thread to ask, if it may be waiting for something */
    public void stop(Runnable wake) {
        Run stopping = run;
        run = null;
        if (stopping == null) {
            return;
        }
        stopping.stopped().set(true);
        wake.run();
        try {
            stopping.thread().join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was started and not stopped, at work or not. */
    public boolean isStarted() {
        return run != null;
    }
}
