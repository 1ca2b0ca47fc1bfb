package org.hongxian.approval.layerkeeping.internal;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.job.JobState;
import org.jspecify.annotations.Nullable;

/** Work that knows which share of it is done. Written by one thread, read by any; public for the page. */
public class ShareJob<R> implements JobQueue.Job {

    private final UUID id = UUID.randomUUID();
    private final String login;
    private final Instant orderedAt;

    private volatile JobState state = JobState.WAITING;
    private volatile double share;
    private volatile boolean stopped;
    private volatile @Nullable R result;

    ShareJob(String login, Instant orderedAt) {
        this.login = login;
        this.orderedAt = orderedAt;
    }

    /** The work itself. */
    @FunctionalInterface
    interface Work<R> {

        /** @throws CancellationException if the job was stopped */
        R run();
    }

    /** Does the work, and keeps what came of it; whatever else it throws goes on to the caller. */
    void run(Work<R> work) {
        try {
            state = JobState.RUNNING;
            reached(0);
            result = work.run();
            state = JobState.DONE;
        } catch (CancellationException e) {
            state = JobState.CANCELLED;
        } finally {
            if (!state.isOver()) {
                state = JobState.FAILED;
            }
        }
    }

    /** @throws CancellationException if it was stopped */
    void reached(double done) {
        if (stopped) {
            throw new CancellationException();
        }
        share = done;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public JobState state() {
        return state;
    }

    public String login() {
        return login;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    /** Done, 0 to 1. */
    public double share() {
        return share;
    }

    /** Null until it is done. */
    public @Nullable R result() {
        return result;
    }
}
