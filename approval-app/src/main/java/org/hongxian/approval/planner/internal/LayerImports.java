package org.hongxian.approval.planner.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.hongxian.approval.planner.internal.ImportJob.Extent;
import org.hongxian.approval.planner.internal.ImportJob.Order;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.overlay.QualityReport;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerImportException;
import org.hongxian.map.layer.LayerQuality;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Imports of layer files, one after the other, beside the running product. A version is there when all of it is there; what was
 * cancelled, failed or cut short by the end of the server leaves nothing.
 */
@Component
class LayerImports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LayerImports.class);
    private static final String DIVISIONS = "XZQ";
    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);
    private static final int MOST_FINDINGS = 20;
    /** The check of overlaps and gaps holds a whole version in memory. */
    private static final long MOST_CHECKED = 60_000;

    /** Opening the files of a new version takes a second or two, unless others are being made. */
    private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(1);

    private final LayerCatalogue catalogue;
    private final CoverageFiles coverageFiles;
    private final MessageSource messages;
    private final Clock clock;
    private final JobQueue<ImportJob> queue = new JobQueue<>("layer-import");

    LayerImports(LayerCatalogue catalogue, CoverageFiles coverageFiles, MessageSource messages, Clock clock) {
        this.catalogue = catalogue;
        this.coverageFiles = coverageFiles;
        this.messages = messages;
        this.clock = clock;
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
    Optional<ImportJob> take(Order order, String login) throws IOException {
        var job = new ImportJob(order, login, Files.size(order.file()), clock.instant());
        Locale locale = LocaleContextHolder.getLocale();
        return queue.take(job, () -> run(job, locale)) ? Optional.of(job) : Optional.empty();
    }

    private void run(ImportJob job, Locale locale) {
        try {
            stopIfCancelled(job);
            job.begin();
            LayerVersion version = store(job, locale);
            coverageFiles.prepare(catalogue.current());
            addFiles(job, coverageFiles.await(version, PATIENCE_WITH_FILES, () -> !job.isCancelled()), locale);
            job.done(version.number(), version.featureCount(), clock.instant());
        } catch (CancellationException e) {
            job.stopped(clock.instant());
        } catch (UnusableFileException e) {
            job.failed(e.message(locale), clock.instant());
        } catch (LayerImportException e) {
            job.failed(String.valueOf(e.getMessage()), clock.instant());
        } catch (RuntimeException | Error e) {
            LOG.error("import of {} failed", job.order().fileName(), e);
            job.failed("", clock.instant());
        } finally {
            if (job.order().uploaded()) {
                deleteQuietly(job.order().file());
            }
        }
    }

    private LayerVersion store(ImportJob job, Locale locale) {
        Order order = job.order();
        LayerFileReader reader = LayerFileReader.open(order.file(), order.crs());
        reader.assumptions().forEach(assumption -> job.found(FileTexts.text(assumption, locale)));
        var version = new NewVersion(
                order.layer(),
                order.title(),
                reader.crs(),
                order.dataDate(),
                extent(order, reader.crs()),
                order.fileName());
        LayerVersion stored = catalogue.importVersion(
                version,
                consumer -> reader.forEach(consumer).stream()
                        .limit(MOST_FINDINGS)
                        .forEach(issue -> job.found(IssueMessages.text(issue, locale))),
                (step, features) -> {
                    stopIfCancelled(job);
                    job.reached(step, features, reader.read());
                },
                coverageFiles.alongWithImport());
        addQuality(job, stored, locale);
        return stored;
    }

    /** Whether areas are told from the new version already. */
    private void addFiles(ImportJob job, CoverageState files, Locale locale) {
        if (files.condition() != CoverageState.Condition.READY) {
            job.found(text("planner.import.files." + files.condition(), locale));
        }
    }

    private static void stopIfCancelled(ImportJob job) {
        if (job.isCancelled()) {
            throw new CancellationException();
        }
    }

    private void addQuality(ImportJob job, LayerVersion version, Locale locale) {
        if (version.extent() == null) {
            job.found(text("planner.import.no-extent", locale));
        }
        if (version.featureCount() > MOST_CHECKED) {
            job.found(text("planner.import.not-checked", locale, version.featureCount(), MOST_CHECKED));
            return;
        }
        LayerQuality quality = LayerQuality.check(catalogue, version, LocalDate.now(clock));
        QualityReport coverage = quality.coverage();
        if (!coverage.invalid().isEmpty()) {
            String first = coverage.invalid().get(0).feature();
            job.found(text("planner.import.invalid", locale, coverage.invalid().size(), first));
        }
        if (version.classes() != null) {
            addDefects(job, "planner.import.overlaps", coverage.overlaps(), locale);
            addDefects(job, "planner.import.gaps", coverage.gaps(), locale);
        }
        if (!quality.unknownClasses().isEmpty()) {
            job.found(text("planner.import.unknown-classes", locale, String.join(", ", quality.unknownClasses())));
        }
    }

    private void addDefects(ImportJob job, String key, QualityReport.Defects defects, Locale locale) {
        if (defects.count() > 0) {
            job.found(text(key, locale, defects.count(), defects.areaSquareMetres()));
        }
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private @Nullable Geometry extent(Order order, CrsCode crs) {
        if (order.extent() == Extent.BEFORE) {
            return catalogue
                    .findCurrent(order.layer())
                    .filter(before -> before.crs().equals(crs))
                    .map(LayerVersion::extent)
                    .orElse(null);
        }
        if (order.extent() == Extent.DIVISIONS) {
            return catalogue
                    .findCurrent(DIVISIONS)
                    .filter(divisions -> divisions.crs().equals(crs))
                    .map(this::union)
                    .orElse(null);
        }
        return null;
    }

    private @Nullable Geometry union(LayerVersion divisions) {
        var areas = new ArrayList<Geometry>();
        catalogue.visit(divisions.id(), EVERYWHERE, feature -> areas.add(feature.geometry()));
        return areas.isEmpty() ? null : Polygonal.union(areas, areas.get(0));
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
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
