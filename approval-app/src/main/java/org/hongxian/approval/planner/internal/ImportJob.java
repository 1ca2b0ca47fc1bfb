package org.hongxian.approval.planner.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.ImportListener.Step;
import org.jspecify.annotations.Nullable;

/** One import of a layer file: what was asked for, and how far it is. Written by one thread, read by any; public for the page. */
public final class ImportJob implements JobQueue.Job {

    /** What is to be imported. */
    public record Order(
            String layer,
            String title,
            String fileName,
            Path file,
            boolean uploaded,
            @Nullable LocalDate dataDate,
            @Nullable CrsCode crs,
            Extent extent) {}

    /** Where the new version is said to have been surveyed. */
    public enum Extent {
        /** As the version before. */
        BEFORE,
        /** All divisions of the current layer XZQ. */
        DIVISIONS,
        /** Nobody knows: outside of its features the answer is "no data". */
        UNKNOWN
    }

    /**
     * How it stands.
     *
     * @param step null before it began
     * @param features done in this step
     * @param read how much of the file is read, 0 to 1
     * @param version number of the version that was made; 0 until then
     * @param total features stored
     * @param problem why it failed, in the words of the reader or the catalogue; empty otherwise
     * @param findings what the new version is worth, a sentence each
     */
    public record Progress(
            JobState state,
            @Nullable Step step,
            long features,
            double read,
            int version,
            long total,
            String problem,
            List<String> findings,
            @Nullable Instant endedAt) {}

    private final UUID id = UUID.randomUUID();
    private final Order order;
    private final String login;
    private final long bytes;
    private final Instant orderedAt;
    private final List<String> findings = new ArrayList<>();

    private volatile boolean cancelled;
    private volatile Progress progress = new Progress(JobState.WAITING, null, 0, 0, 0, 0, "", List.of(), null);

    ImportJob(Order order, String login, long bytes, Instant orderedAt) {
        this.order = order;
        this.login = login;
        this.bytes = bytes;
        this.orderedAt = orderedAt;
    }

    void begin() {
        progress = new Progress(JobState.RUNNING, null, 0, 0, 0, 0, "", List.of(), null);
    }

    /** @param read how much of the file, 0 to 1 */
    void reached(Step step, long features, double read) {
        progress = new Progress(JobState.RUNNING, step, features, read, 0, 0, "", List.of(), null);
    }

    void found(String finding) {
        findings.add(finding);
    }

    void done(int version, long total, Instant at) {
        progress = new Progress(JobState.DONE, null, 0, 1, version, total, "", List.copyOf(findings), at);
    }

    void failed(String problem, Instant at) {
        progress = new Progress(JobState.FAILED, null, 0, 0, 0, 0, problem, List.copyOf(findings), at);
    }

    void stopped(Instant at) {
        progress = new Progress(JobState.CANCELLED, null, 0, 0, 0, 0, "", List.of(), at);
    }

    void cancel() {
        cancelled = true;
    }

    /** What is not stored as a whole leaves nothing. */
    @Override
    public void stop() {
        cancel();
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public UUID id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public String login() {
        return login;
    }

    /** Size of the file. */
    public long bytes() {
        return bytes;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    @Override
    public JobState state() {
        return progress.state();
    }

    public Progress progress() {
        return progress;
    }
}
