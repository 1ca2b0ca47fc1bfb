package org.hongxian.approval.redlines.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.job.JobState;
import org.hongxian.gis.bulk.BulkTotals;
import org.hongxian.gis.bulk.Outcome;
import org.jspecify.annotations.Nullable;

/** One measuring of many red lines: what was asked for, and how far it is. Written by one thread, read by any; public for the page. */
public final class RedLineJob implements JobQueue.Job {

    /**
     * What is to be measured. Kept with its file, so that it outlives the server.
     *
     * @param fileName as the person calls the file; {@code storedAs} is its name in the folder of the job
     * @param version of the layer; the job keeps to it when a newer one comes
     * @param layerTitle with the number of the version, for the page
     * @param area PLANAR or ELLIPSOIDAL: which one the tables close to
     * @param language of the messages
     */
    public record Order(
            UUID id,
            String login,
            String fileName,
            String storedAs,
            long bytes,
            UUID version,
            String layerTitle,
            List<String> fields,
            @Nullable String crs,
            String area,
            String language,
            Instant orderedAt) {

        public Order {
            fields = List.copyOf(fields);
        }
    }

    public enum Step {
        PREPARING,
        MEASURING
    }

    /**
     * How it stands.
     *
     * @param step null unless it is running
     * @param redLines measured so far
     * @param read how much of the file is read, 0 to 1
     * @param outcomes how many red lines ended how; empty until it is done
     * @param problem why it failed; empty otherwise, and when only the log knows
     * @param findings of the reader, a sentence each
     */
    public record Progress(
            JobState state,
            @Nullable Step step,
            long redLines,
            double read,
            Map<Outcome, Long> outcomes,
            double planarSquareMetres,
            String problem,
            List<String> findings,
            @Nullable Instant endedAt) {

        static Progress of(JobState state) {
            return new Progress(state, null, 0, 0, Map.of(), 0, "", List.of(), null);
        }

        static Progress done(BulkTotals totals, List<String> findings, Instant at) {
            return new Progress(
                    JobState.DONE,
                    null,
                    totals.redLines(),
                    1,
                    totals.outcomes(),
                    totals.planarSquareMetres(),
                    "",
                    List.copyOf(findings),
                    at);
        }

        static Progress failed(String problem, Instant at) {
            return new Progress(JobState.FAILED, null, 0, 0, Map.of(), 0, problem, List.of(), at);
        }

        static Progress cancelled(Instant at) {
            return new Progress(JobState.CANCELLED, null, 0, 0, Map.of(), 0, "", List.of(), at);
        }
    }

    private final Order order;
    private volatile Progress progress;
    private volatile boolean cancelled;
    private volatile boolean stopping;

    RedLineJob(Order order, Progress progress) {
        this.order = order;
        this.progress = progress;
    }

    void preparing() {
        progress = new Progress(JobState.RUNNING, Step.PREPARING, 0, 0, Map.of(), 0, "", List.of(), null);
    }

    void reached(long redLines, double read) {
        progress = new Progress(JobState.RUNNING, Step.MEASURING, redLines, read, Map.of(), 0, "", List.of(), null);
    }

    /** What is on disk says the same already. */
    void ended(Progress end) {
        progress = end;
    }

    void cancel() {
        cancelled = true;
    }

    /** The next start of the server goes on with it. */
    @Override
    public void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping && !cancelled;
    }

    boolean goesOn() {
        return !cancelled && !stopping;
    }

    @Override
    public UUID id() {
        return order.id();
    }

    public Order order() {
        return order;
    }

    @Override
    public JobState state() {
        return progress.state();
    }

    public Progress progress() {
        return progress;
    }
}
