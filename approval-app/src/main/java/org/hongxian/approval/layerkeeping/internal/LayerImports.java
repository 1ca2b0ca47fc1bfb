package org.hongxian.approval.layerkeeping.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Extent;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Order;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Progress;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Result;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.layer.ImportListener.Step;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerImportException;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.VersionComparison;
import org.hongxian.map.region.DivisionLayers;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports of layer files, one after the other, beside the running product. A version is there when all of it is there; what was
 * cancelled, failed or cut short by the end of the server leaves nothing. What came in counts at once only when nothing speaks against it.
 */
@Component
class LayerImports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LayerImports.class);
    private static final int MOST_RECALLED = 30;

    /** Opening the files of a new version takes a second or two, unless others are being made. */
    private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(1);

    private final LayerCatalogue catalogue;
    private final CoverageFiles coverageFiles;
    private final LayerVersions versions;
    private final ImportFindings findings;
    private final DivisionLayers divisions;
    private final ImportHistory history;
    private final CurrentPerson person;
    private final Clock clock;
    private final JobQueue<ImportJob> queue = new JobQueue<>("layer-import");

    LayerImports(
            LayerCatalogue catalogue,
            CoverageFiles coverageFiles,
            LayerVersions versions,
            ImportFindings findings,
            DivisionLayers divisions,
            ImportHistory history,
            CurrentPerson person,
            Clock clock) {
        this.catalogue = catalogue;
        this.coverageFiles = coverageFiles;
        this.versions = versions;
        this.findings = findings;
        this.divisions = divisions;
        this.history = history;
        this.person = person;
        this.clock = clock;
        history.interrupted(findings.text("layerkeeping.job.interrupted"), clock.instant());
        var earlier = new ArrayList<>(history.list(MOST_RECALLED));
        Collections.reverse(earlier);
        earlier.forEach(queue::recall);
    }

    /** Newest first. */
    List<ImportJob> list() {
        return queue.list();
    }

    Optional<ImportJob> find(UUID id) {
        return queue.find(id);
    }

    /**
     * Takes an import on; the file is deleted afterwards when it was uploaded for it.
     *
     * @return empty when too many are waiting already
     */
    Optional<ImportJob> take(Order order) throws IOException {
        Person keeper = person.get();
        var job = new ImportJob(order, keeper.login(), Files.size(order.file()), clock.instant());
        history.begin(job);
        if (queue.take(job, () -> person.runAs(keeper, () -> run(job)))) {
            return Optional.of(job);
        }
        history.forget(job);
        return Optional.empty();
    }

    /** It is over for everybody when its outcome is kept and its file is gone. */
    private void run(ImportJob job) {
        Progress outcome = outcome(job);
        try {
            history.end(job, outcome);
            if (job.order().uploaded()) {
                deleteQuietly(job.order().file());
            }
        } finally {
            job.end(outcome);
        }
    }

    private Progress outcome(ImportJob job) {
        try {
            job.stopIfCancelled();
            job.begin();
            return job.done(version(job), clock.instant());
        } catch (CancellationException e) {
            return job.stopped(clock.instant());
        } catch (UnusableFileException e) {
            return job.failed(Sentence.of(e::message), clock.instant());
        } catch (LayerImportException e) {
            LOG.info("import of {} was refused", job.order().fileName(), e);
            return job.failed(findings.refusal(e), clock.instant());
        } catch (RuntimeException | Error e) {
            LOG.error("import of {} failed", job.order().fileName(), e);
            return job.failed(null, clock.instant());
        }
    }

    /** Stored, looked at and compared before it may count; until it does, it can be taken back. */
    private Result version(ImportJob job) {
        var issues = new ArrayList<Issue>();
        LayerVersion stored = store(job, issues);
        boolean settled = false;
        try {
            findings.quality(stored, job);
            long leftOut = findings.leftOut(issues);
            VersionComparison comparison = versions.compare(stored, leftOut);
            job.settle();
            settled = true;
            boolean counts = versions.takeIn(stored, comparison, job.login());
            if (counts) {
                awaitFiles(job, stored);
            }
            return new Result(
                    stored.id(),
                    stored.number(),
                    stored.featureCount(),
                    counts,
                    leftOut,
                    findings.notStored(issues),
                    comparison);
        } finally {
            if (!settled) {
                catalogue.discard(stored.id());
                coverageFiles.discard(stored.id());
            }
        }
    }

    private LayerVersion store(ImportJob job, List<Issue> issues) {
        Order order = job.order();
        LayerFileReader reader = order.open();
        reader.assumptions().forEach(assumption -> job.found(findings.assumption(assumption)));
        var version = new NewVersion(
                        order.layer(),
                        order.title(),
                        reader.crs(),
                        order.dataDate(),
                        extent(order, reader.crs()),
                        order.fileName())
                .heldBack();
        LayerVersion stored = catalogue.importVersion(
                version,
                consumer -> issues.addAll(reader.forEach(
                        feature -> consumer.accept(order.mapping().apply(feature)))),
                (step, features) -> {
                    job.stopIfCancelled();
                    job.reached(step, features, reader.read());
                },
                coverageFiles.alongWithImport());
        findings.issues(issues).forEach(job::found);
        job.reached(Step.CHECKING, stored.featureCount(), 1);
        return stored;
    }

    /** Whether areas are told from the new version already. */
    private void awaitFiles(ImportJob job, LayerVersion version) {
        CoverageState files = coverageFiles.await(version, PATIENCE_WITH_FILES, () -> true);
        if (files.condition() != CoverageState.Condition.READY) {
            job.found(findings.text("layerkeeping.import.files." + files.condition()));
        }
    }

    private @Nullable Geometry extent(Order order, CrsCode crs) {
        if (order.extent() == Extent.BEFORE) {
            return catalogue
                    .findCurrent(order.layer())
                    .filter(before -> before.crs().equals(crs))
                    .map(LayerVersion::extent)
                    .orElse(null);
        }
        return order.extent() == Extent.DIVISIONS ? divisions.ground(crs).orElse(null) : null;
    }

    /** An uploaded file, with the folder it lies in alone. */
    static void deleteQuietly(Path file) {
        Path folder = file.getParent();
        try {
            Files.deleteIfExists(file);
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            LOG.warn("the uploaded file {} stays", file, e);
        }
    }

    /** Whatever is under way is cancelled and leaves nothing. */
    @Override
    public void close() {
        queue.close();
    }
}
