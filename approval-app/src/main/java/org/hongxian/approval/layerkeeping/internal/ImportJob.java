package org.hongxian.approval.layerkeeping.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.job.JobState;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.map.layer.FieldMapping;
import org.hongxian.map.layer.ImportListener.Step;
import org.hongxian.map.layer.VersionComparison;
import org.jspecify.annotations.Nullable;

/** One import of a layer file: what was asked for, and how far it is. Written by one thread, read by any; public for the page. */
public final class ImportJob implements JobQueue.Job {

    /**
     * What is to be imported.
     *
     * @param part the table or archived file to be read where the file holds several; empty for the only one
     * @param mapping under which names the fields of the file are kept
     * @param uploaded whether the file lies in a folder of its own, which is removed afterwards
     */
    public record Order(
            String layer,
            String title,
            String fileName,
            Path file,
            boolean uploaded,
            @Nullable LocalDate dataDate,
            @Nullable CrsCode crs,
            String part,
            Extent extent,
            FieldMapping mapping) {

        /**
         * The file as it was asked to be read. Throws as {@link LayerFileReader#open(Path, CrsCode, List)}.
         *
         * @throws UnstatedSystemException if nobody says which reference system it is in
         * @throws UnusableFileException if it is on a datum no layer may be on
         */
        LayerFileReader open() {
            LayerFileReader reader = LayerFileReader.open(file, crs, part.isEmpty() ? List.of() : List.of(part));
            if (!reader.isSystemStated()) {
                throw new UnstatedSystemException(fileName, reader.crs());
            }
            CrsDefinition system = CrsCatalogue.get(reader.crs());
            if (!system.datum().coincidesWith(Datum.CGCS2000)) {
                throw new UnusableFileException(
                        fileName,
                        UnusableReason.DATUM_NOT_OF_LAYERS,
                        system.datum().nameZh(),
                        system.code().toString());
            }
            return reader;
        }

        /** The same file, read in another way. */
        Order reading(String otherPart, @Nullable CrsCode otherCrs) {
            return new Order(layer, title, fileName, file, uploaded, dataDate, otherCrs, otherPart, extent, mapping);
        }

        /** The same with its fields under other names. */
        Order mapped(FieldMapping other) {
            return new Order(layer, title, fileName, file, uploaded, dataDate, crs, part, extent, other);
        }
    }

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
     * @param result null until it is done
     * @param problem why it failed, in the words of the reader or the catalogue; null for nothing that can be told
     * @param findings what the new version is worth
     */
    public record Progress(
            JobState state,
            @Nullable Step step,
            long features,
            double read,
            @Nullable Result result,
            @Nullable Sentence problem,
            List<Sentence> findings,
            @Nullable Instant endedAt) {}

    /**
     * What came of it.
     *
     * @param counts whether the version counted at once, or waits for a decision
     * @param leftOut features of the file that could not be stored
     * @param notStored why, for the first of them
     * @param comparison with the version that counted then
     */
    public record Result(
            UUID versionId,
            int version,
            long features,
            boolean counts,
            long leftOut,
            List<Sentence> notStored,
            VersionComparison comparison) {

        /** The list is null in what was kept before there was one. */
        public Result {
            notStored = notStored == null ? List.of() : List.copyOf(notStored);
        }
    }

    private final UUID id;
    private final Order order;
    private final String login;
    private final long bytes;
    private final Instant orderedAt;
    private final List<Sentence> findings = new ArrayList<>();

    private volatile boolean cancelled;
    private volatile boolean settled;
    private volatile Progress progress;

    ImportJob(Order order, String login, long bytes, Instant orderedAt) {
        this(
                UUID.randomUUID(),
                order,
                login,
                bytes,
                orderedAt,
                new Progress(JobState.WAITING, null, 0, 0, null, null, List.of(), null));
    }

    /** One of earlier. */
    ImportJob(UUID id, Order order, String login, long bytes, Instant orderedAt, Progress progress) {
        this.id = id;
        this.progress = progress;
        this.order = order;
        this.login = login;
        this.bytes = bytes;
        this.orderedAt = orderedAt;
    }

    void begin() {
        progress = new Progress(JobState.RUNNING, null, 0, 0, null, null, List.of(), null);
    }

    /** @param read how much of the file, 0 to 1 */
    void reached(Step step, long features, double read) {
        progress = new Progress(JobState.RUNNING, step, features, read, null, null, List.of(), null);
    }

    void found(Sentence finding) {
        findings.add(finding);
    }

    Progress done(Result result, Instant at) {
        return new Progress(JobState.DONE, null, 0, 1, result, null, List.copyOf(findings), at);
    }

    Progress failed(@Nullable Sentence problem, Instant at) {
        return new Progress(JobState.FAILED, null, 0, 0, null, problem, List.copyOf(findings), at);
    }

    Progress stopped(Instant at) {
        return new Progress(JobState.CANCELLED, null, 0, 0, null, null, List.of(), at);
    }

    /** Whoever sees that it is over finds its outcome kept: to be called when it is. */
    void end(Progress outcome) {
        progress = outcome;
    }

    /** @return false when it is too late: what was asked for is being done for good */
    synchronized boolean cancel() {
        cancelled = !settled;
        return cancelled;
    }

    /**
     * From here on it cannot be cancelled.
     *
     * @throws CancellationException if it was already
     */
    synchronized void settle() {
        stopIfCancelled();
        settled = true;
    }

    void stopIfCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    public boolean isCancellable() {
        return !progress.state().isOver() && !cancelled && !settled;
    }

    /** Whether it was cancelled and has not ended yet. */
    public boolean isStopping() {
        return cancelled && !progress.state().isOver();
    }

    /** What is not stored as a whole leaves nothing. */
    @Override
    public void stop() {
        cancel();
    }

    @Override
    public JobState state() {
        return progress.state();
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

    public Progress progress() {
        return progress;
    }
}
