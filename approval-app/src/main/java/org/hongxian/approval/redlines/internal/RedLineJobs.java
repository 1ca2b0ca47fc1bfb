package org.hongxian.approval.redlines.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.redlines.internal.RedLineJob.Order;
import org.hongxian.gis.bulk.AreaJournal;
import org.hongxian.gis.bulk.BulkOverlay;
import org.hongxian.gis.bulk.JournalHeader;
import org.hongxian.gis.bulk.RedLine;
import org.hongxian.gis.bulk.RedLineAreas;
import org.hongxian.gis.bulk.RedLineFile;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.packed.JoinedGrouping;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.coverage.CoverageState.Condition;
import org.hongxian.map.coverage.VersionsInUse;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Measurings of many red lines, one after the other, beside the running product. What was under way when the server ended goes on at
 * its next start; what is cancelled leaves nothing.
 */
@Component
class RedLineJobs implements SmartLifecycle, VersionsInUse {

    /** More belong on the command line, which knows no limit. */
    static final int MOST_RED_LINES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(RedLineJobs.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long FLUSH_NANOS = 1_000_000_000L;
    private static final int MOST_FINDINGS = 20;
    private static final int MOST_KEPT_PER_PERSON = 10;

    private final RedLineFolders folders;
    private final LayerCatalogue catalogue;
    private final RedLineLayers allowed;
    private final CoverageFiles coverageFiles;
    private final MessageSource messages;
    private final Clock clock;
    private final JobQueue<RedLineJob> queue = new JobQueue<>("red-lines");
    private volatile boolean started;

    RedLineJobs(
            RedLineFolders folders,
            LayerCatalogue catalogue,
            RedLineLayers allowed,
            CoverageFiles coverageFiles,
            MessageSource messages,
            Clock clock) {
        this.folders = folders;
        this.catalogue = catalogue;
        this.allowed = allowed;
        this.coverageFiles = coverageFiles;
        this.messages = messages;
        this.clock = clock;
    }

    /** Those of one person, newest first. */
    List<RedLineJob> list(String login) {
        return queue.list().stream()
                .filter(job -> job.order().login().equals(login))
                .toList();
    }

    /** Somebody else's does not exist. */
    Optional<RedLineJob> find(UUID id, String login) {
        return queue.find(id).filter(job -> job.order().login().equals(login));
    }

    /**
     * Takes an order on, whose file lies in its folder.
     *
     * @return false when too many are waiting already; nothing is left of it then
     */
    boolean take(Order order) throws IOException {
        folders.keep(order);
        var job = new RedLineJob(order, RedLineJob.Progress.of(JobState.WAITING));
        if (!queue.take(job, () -> run(job))) {
            folders.delete(order.id());
            return false;
        }
        list(order.login()).stream()
                .filter(old -> old.state().isOver())
                .skip(MOST_KEPT_PER_PERSON)
                .forEach(this::delete);
        return true;
    }

    /** Removes one that is over, with its result. */
    void delete(RedLineJob job) {
        if (job.state().isOver()) {
            queue.forget(job);
            folders.delete(job.id());
        }
    }

    private void run(RedLineJob job) {
        Locale locale = Locale.forLanguageTag(job.order().language());
        try {
            job.preparing();
            RedLineJob.Progress end = measure(job, locale);
            folders.end(job.order(), end);
            job.ended(end);
        } catch (CancellationException e) {
            if (!job.isStopping()) {
                folders.delete(job.id());
                job.ended(RedLineJob.Progress.cancelled(clock.instant()));
            }
        } catch (UnusableFileException e) {
            fail(job, e.message(locale));
        } catch (DatumChangeException e) {
            fail(job, text("redlines.problem.datum", locale, e.from(), e.to()));
        } catch (RefusedException e) {
            fail(job, text(e.key, locale, e.arguments));
        } catch (RuntimeException | IOException | Error e) {
            LOG.error("measuring the red lines of {} failed", job.order().fileName(), e);
            fail(job, "");
        }
    }

    /** What the person can do something about. */
    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String key;
        private final transient Object[] arguments;

        RefusedException(String key, Object... arguments) {
            super(key);
            this.key = key;
            this.arguments = arguments;
        }
    }

    private void fail(RedLineJob job, String problem) {
        var end = RedLineJob.Progress.failed(problem, clock.instant());
        try {
            folders.end(job.order(), end);
        } catch (IOException e) {
            LOG.warn("that measuring {} failed could not be kept", job.id(), e);
        }
        job.ended(end);
    }

    private RedLineJob.Progress measure(RedLineJob job, Locale locale) throws IOException {
        Order order = job.order();
        LayerVersion version =
                catalogue.find(order.version()).orElseThrow(() -> new RefusedException("redlines.problem.layer"));
        if (!allowed.admits(order.login(), version)) {
            throw new RefusedException("redlines.problem.layer-closed", version.title());
        }
        awaitFiles(job, version);
        String crs = order.crs();
        RedLineFile redLines = RedLineFile.open(
                folders.file(order), ReadOptions.standard().withCrs(crs == null ? null : CrsCode.parse(crs)));
        var header = new JournalHeader(
                JournalHeader.FORMAT,
                JournalHeader.digest(folders.file(order)),
                redLines.crs().toString(),
                List.of(version.digest()),
                version.crs().toString(),
                order.fields(),
                order.area(),
                LocalDate.now(clock).toString());
        try (AreaJournal journal = journal(job, header)) {
            var settings = new BulkOverlay.Settings(
                    redLines.crs(),
                    version.crs(),
                    LegalArea.of(order.area()),
                    LocalDate.parse(journal.header().on()),
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
            var overlay = new BulkOverlay(settings, batch -> answered(job, version, batch));
            List<Issue> issues = fill(job, journal, redLines, overlay);
            return RedLineJob.Progress.done(
                    journal.totals(),
                    issues.stream()
                            .limit(MOST_FINDINGS)
                            .map(issue -> IssueMessages.text(issue, locale))
                            .toList(),
                    clock.instant());
        }
    }

    private AreaJournal journal(RedLineJob job, JournalHeader header) throws IOException {
        Optional<AreaJournal> before = AreaJournal.goOn(folders.journal(job.id()), header);
        return before.isPresent() ? before.get() : AreaJournal.begin(folders.journal(job.id()), header);
    }

    private static List<Issue> fill(RedLineJob job, AreaJournal journal, RedLineFile redLines, BulkOverlay overlay)
            throws IOException {
        var filling = new Filling(job, journal, redLines);
        overlay.run(filling, journal.totals().redLines(), filling::add, job::goesOn);
        if (!journal.isWhole()) {
            journal.finish();
        }
        return filling.issues;
    }

    /** Red lines on their way into the journal. */
    private static final class Filling implements BulkOverlay.Feed {

        private final RedLineJob job;
        private final AreaJournal journal;
        private final RedLineFile redLines;
        private List<Issue> issues = List.of();
        private long flushedAt = System.nanoTime();

        Filling(RedLineJob job, AreaJournal journal, RedLineFile redLines) {
            this.job = job;
            this.journal = journal;
            this.redLines = redLines;
        }

        @Override
        public void forEach(Consumer<RedLine> consumer) {
            int[] count = {0};
            issues = redLines.forEach(redLine -> {
                if (++count[0] > MOST_RED_LINES) {
                    throw new RefusedException("redlines.problem.many", MOST_RED_LINES);
                }
                consumer.accept(redLine);
            });
        }

        void add(RedLineAreas areas) {
            try {
                journal.add(areas);
                long now = System.nanoTime();
                if (now - flushedAt > FLUSH_NANOS) {
                    flushedAt = now;
                    journal.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            job.reached(journal.totals().redLines(), redLines.read());
        }
    }

    /** While files are made again, for instance because one was damaged, the red lines wait. */
    private List<RedLineAreas> answered(
            RedLineJob job, LayerVersion version, Function<JoinedGrouping, List<RedLineAreas>> batch) {
        while (true) {
            Optional<List<RedLineAreas>> answer = coverageFiles.ask(
                    version,
                    coverage -> batch.apply(coverage.grouping(job.order().fields())
                            .orElseThrow(() -> new RefusedException("redlines.problem.fields"))));
            if (answer.isPresent()) {
                return answer.get();
            }
            awaitFiles(job, version);
        }
    }

    private void awaitFiles(RedLineJob job, LayerVersion version) {
        CoverageState state = coverageFiles.await(version, PATIENCE, job::goesOn);
        if (!job.goesOn()) {
            throw new CancellationException();
        }
        if (state.condition() != Condition.READY) {
            throw new RefusedException("redlines.problem.files");
        }
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** Those of work that is not over. The disk knows more of it than the queue: what cannot be read, and what found no place. */
    @Override
    public Set<UUID> versionsInUse() {
        return folders.versionsOfOpenWork();
    }

    @Override
    public void start() {
        queue.open();
        for (RedLineJob job : folders.list()) {
            if (job.state().isOver()) {
                queue.recall(job);
            } else if (!queue.take(job, () -> run(job))) {
                LOG.warn("measuring {} waits for the next start", job.id());
            }
        }
        started = true;
    }

    @Override
    public void stop() {
        queue.close();
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** After the layers are there, but before their files are looked through for what is not in use; ended before the files are. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
