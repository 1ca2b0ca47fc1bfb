package org.hongxian.map.coverage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.packed.CoordinateOutOfRangeException;
import org.hongxian.gis.packed.DamagedCoverageException;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.map.coverage.CoverageState.Condition;
import org.hongxian.map.coverage.VersionFiles.IncompleteFilesException;
import org.hongxian.map.layer.ImportCompanion;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coverage files of an installation, opened once and shared. Opening, checking and making files is done by one thread in the
 * background, at its lowest priority; whoever asks never waits for it.
 */
public final class CoverageFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CoverageFiles.class);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMinutes(5);
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;
    private final LayerCatalogue catalogue;
    private final Clock clock;
    private final VersionsInUse inUse;
    /** Versions whose files an import is making. */
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
    private volatile ExecutorService worker = newWorker();
    private volatile boolean open = true;

    /** Keeps the files of the current versions only. */
    public CoverageFiles(Path folder, LayerCatalogue catalogue, Clock clock) {
        this(folder, catalogue, clock, Set::of);
    }

    /**
     * @param folder for the files only; made when there is something to put into it
     * @param inUse asked whenever files of old versions are removed
     */
    public CoverageFiles(Path folder, LayerCatalogue catalogue, Clock clock, VersionsInUse inUse) {
        this.inUse = inUse;
        this.folder = folder;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "coverage-files");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** Makes the files of a version along with its import; {@link #prepare} opens them. */
    public ImportCompanion alongWithImport() {
        return (version, id) -> ImportPacking.begin(folder, id, version.crs(), underWay);
    }

    /**
     * Gets the files of these versions ready in the background, and removes those of versions nobody uses any more. Files of other
     * versions that are in use stay, and are opened when they are asked for.
     */
    public void prepare(List<LayerVersion> current) {
        var ids = current.stream().map(LayerVersion::id).collect(Collectors.toSet());
        entries.keySet().stream().filter(id -> !ids.contains(id)).toList().forEach(this::withdraw);
        inBackground(() -> {
            try {
                underWay.removeAll(ids);
                var kept = new HashSet<>(ids);
                kept.addAll(inUse.versionsInUse());
                VersionFiles.deleteOthers(folder, kept, underWay);
            } catch (IOException | RuntimeException e) {
                LOG.warn("old coverage files could not be removed from {}", folder, e);
            }
        });
        current.forEach(this::entry);
    }

    /**
     * Asks the files of a version.
     *
     * @param question run while the files are open; what it returns must not hold on to the coverage
     * @return empty when the files are not ready, in which case they are being made ready: ask the database instead
     */
    public <T> Optional<T> ask(LayerVersion version, Function<VersionCoverage, T> question) {
        Entry entry = entry(version);
        entry.using.readLock().lock();
        try {
            VersionCoverage coverage = entry.coverage;
            if (coverage == null) {
                entry.tryAgain();
                return Optional.empty();
            }
            return Optional.of(question.apply(coverage));
        } catch (DamagedCoverageException e) {
            LOG.warn("a coverage file of layer {} {} is damaged and made again", version.layer(), version.number(), e);
            entry.again(String.valueOf(e.getMessage()));
            return Optional.empty();
        } finally {
            entry.using.readLock().unlock();
        }
    }

    /**
     * Waits until it is known how the files of a version are.
     *
     * @param goesOn asked every little while; may throw itself
     * @return in work when the patience came to its end before
     */
    public CoverageState await(LayerVersion version, Duration patience, BooleanSupplier goesOn) {
        Entry entry = entry(version);
        long until = System.nanoTime() + patience.toNanos();
        while (entry.state.condition() == Condition.IN_WORK && goesOn.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return entry.state;
    }

    /** Says that the files of a version gave another answer than the database: they are made again. */
    public void distrust(LayerVersion version, String why) {
        LOG.warn("the coverage files of layer {} {} are made again: {}", version.layer(), version.number(), why);
        entry(version).again(why);
    }

    /** Lets go of the files of a version. They stay in the folder. */
    public void withdraw(UUID versionId) {
        Entry entry = entries.remove(versionId);
        if (entry != null) {
            entry.withdrawn = true;
            entry.letGo();
        }
    }

    /** Lets go of the files of a version that is no more, and removes them. */
    public void discard(UUID versionId) {
        withdraw(versionId);
        inBackground(() -> {
            try {
                VersionFiles.deleteAll(folder, versionId);
            } catch (IOException e) {
                LOG.warn("coverage files of version {} could not be removed from {}", versionId, folder, e);
            } finally {
                underWay.remove(versionId);
            }
        });
    }

    /** Of every version that was asked for, by layer and number. */
    public List<CoverageState> states() {
        return entries.values().stream()
                .map(entry -> entry.state)
                .sorted(Comparator.comparing(CoverageState::layer).thenComparing(CoverageState::number))
                .toList();
    }

    /** Goes on after {@link #close}; whoever asked in between is answered from now on. Nothing changes while it is open. */
    public synchronized void open() {
        if (!open) {
            withdrawAll();
            worker = newWorker();
            open = true;
        }
    }

    /** Ends the work under way and lets go of all files, until {@link #open}. */
    @Override
    public synchronized void close() {
        open = false;
        worker.shutdown();
        try {
            // Not interrupted: that would close the embedded database under everybody.
            worker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        withdrawAll();
    }

    private void withdrawAll() {
        List.copyOf(entries.keySet()).forEach(this::withdraw);
    }

    private Entry entry(LayerVersion version) {
        return entries.computeIfAbsent(version.id(), id -> {
            var entry = new Entry(version);
            inBackground(entry::ready);
            return entry;
        });
    }

    private void inBackground(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("not taken on any more", e);
        }
    }

    /** One version: its files when they are open, and how they are. */
    private final class Entry {

        private final LayerVersion version;
        private final VersionFiles files;
        /** Written by who opens or closes, read by who asks. */
        private final ReadWriteLock using = new ReentrantReadWriteLock();

        private volatile @Nullable VersionCoverage coverage;
        private volatile CoverageState state;
        private volatile boolean withdrawn;
        private boolean damaged;

        Entry(LayerVersion version) {
            this.version = version;
            this.files = new VersionFiles(folder, version);
            this.state = state(Condition.IN_WORK, "");
        }

        /** Opens what is there, or makes it; by the thread in the background. */
        void ready() {
            if (!goesOn()) {
                return;
            }
            if (!CrsCatalogue.get(version.crs()).isZone()) {
                state = state(Condition.NOT_POSSIBLE, version.crs() + " is not a zone");
                return;
            }
            try {
                List<PackedCoverage> opened = opened();
                using.writeLock().lock();
                try {
                    if (withdrawn) {
                        VersionFiles.closeAll(opened);
                        return;
                    }
                    coverage = new VersionCoverage(opened);
                    state = state(Condition.READY, state.detail());
                } finally {
                    using.writeLock().unlock();
                }
            } catch (CancellationException e) {
                LOG.info("making coverage files of layer {} was given up", version.layer());
            } catch (CoordinateOutOfRangeException e) {
                LOG.warn("layer {} {} reaches too far for a coverage file", version.layer(), version.number(), e);
                state = state(Condition.NOT_POSSIBLE, String.valueOf(e.getMessage()));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                LOG.warn("no coverage files of layer {} {}", version.layer(), version.number(), e);
                state = state(Condition.FAILED, String.valueOf(e.getMessage()));
            }
        }

        private boolean goesOn() {
            return open && !withdrawn;
        }

        private List<PackedCoverage> opened() throws IOException {
            if (!damaged) {
                try {
                    Optional<List<PackedCoverage>> found = files.open();
                    if (found.isPresent()) {
                        return found.get();
                    }
                } catch (DamagedCoverageException | IncompleteFilesException e) {
                    LOG.warn("coverage files of layer {} {} are made again", version.layer(), version.number(), e);
                    state = state(Condition.IN_WORK, String.valueOf(e.getMessage()));
                }
            }
            long started = System.nanoTime();
            files.make(catalogue, this::goesOn);
            List<PackedCoverage> made =
                    files.open().orElseThrow(() -> new IOException("coverage files vanished from " + folder));
            damaged = false;
            LOG.info(
                    "coverage files of layer {} {} made in {} ms: {} counties, {} features",
                    version.layer(),
                    version.number(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis(),
                    made.size(),
                    version.featureCount());
            return made;
        }

        /** Another try when the last one failed some time ago. */
        void tryAgain() {
            if (state.condition() == Condition.FAILED
                    && Duration.between(state.since(), clock.instant()).compareTo(BEFORE_TRYING_AGAIN) >= 0) {
                state = state(Condition.IN_WORK, state.detail());
                inBackground(this::ready);
            }
        }

        /** Called while the files are in use, so closing and making them again is left to the thread in the background. */
        synchronized void again(String why) {
            if (state.condition() == Condition.READY) {
                state = state(Condition.IN_WORK, why);
                inBackground(() -> {
                    damaged = true;
                    letGo();
                    ready();
                });
            }
        }

        void letGo() {
            using.writeLock().lock();
            try {
                VersionCoverage opened = coverage;
                coverage = null;
                if (opened != null) {
                    VersionFiles.closeAll(opened.files());
                }
            } catch (IOException e) {
                LOG.warn("a coverage file of layer {} was not closed", version.layer(), e);
            } finally {
                using.writeLock().unlock();
            }
        }

        private CoverageState state(Condition condition, String detail) {
            Instant now = clock.instant();
            return new CoverageState(version.id(), version.layer(), version.number(), condition, detail, now);
        }
    }
}
