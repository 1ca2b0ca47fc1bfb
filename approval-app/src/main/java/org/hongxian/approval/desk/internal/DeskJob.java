package org.hongxian.approval.desk.internal;

import java.nio.file.Path;
import java.util.UUID;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.job.JobState;
import org.jspecify.annotations.Nullable;

/** Long work somebody asked the desk for. Written by one thread, read by any. */
final class DeskJob implements JobQueue.Job {

    enum Kind {
        COMPARE,
        EXPORT,
        SHEET
    }

    /** @param path where it lies; {@code name} is what the person gets it as */
    record Result(Path path, String name, String mediaType, long bytes) {}

    /**
     * @param total of what is done; 0 as long as it is not known
     * @param message why it failed, in the language of who asked; null otherwise
     */
    private record Standing(
            JobState state,
            long done,
            long total,
            @Nullable String message,
            @Nullable Result result) {}

    private final UUID id = UUID.randomUUID();
    private final Kind kind;
    private final String login;
    private volatile Standing standing = new Standing(JobState.WAITING, 0, 0, null, null);
    private volatile boolean cancelled;

    DeskJob(Kind kind, String login) {
        this.kind = kind;
        this.login = login;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public JobState state() {
        return standing.state();
    }

    @Override
    public void stop() {
        cancelled = true;
    }

    Kind kind() {
        return kind;
    }

    String login() {
        return login;
    }

    boolean goesOn() {
        return !cancelled;
    }

    void reached(long done, long total) {
        standing = new Standing(JobState.RUNNING, done, total, null, null);
    }

    void done(Result result) {
        standing = new Standing(JobState.DONE, standing.done(), standing.total(), null, result);
    }

    void failed(String message) {
        standing = new Standing(JobState.FAILED, standing.done(), standing.total(), message, null);
    }

    void cancelled() {
        standing = new Standing(JobState.CANCELLED, standing.done(), standing.total(), null, null);
    }

    long done() {
        return standing.done();
    }

    long total() {
        return standing.total();
    }

    @Nullable
    String message() {
        return standing.message();
    }

    @Nullable
    Result result() {
        return standing.result();
    }
}
