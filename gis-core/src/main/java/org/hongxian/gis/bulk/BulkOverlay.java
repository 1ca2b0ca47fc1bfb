package org.hongxian.gis.bulk;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.packed.JoinedGrouping;
import org.hongxian.gis.packed.JoinedMeasurement;

/**
 * Measures red lines one after the other against a coverage, with several threads. Answers come in the order of the red lines, the
 * same whatever the number of threads; in memory are only those under way.
 */
public final class BulkOverlay {

    private static final int BATCH_RED_LINES = 64;
    private static final int BATCH_POINTS = 20_000;
    private static final int BATCHES_PER_THREAD = 3;

    private final Settings settings;
    private final Coverage coverage;
    private final RedLineMeasuring measuring;
    private volatile boolean ended;

    /**
     * How red lines are measured.
     *
     * @param layerCrs a Gauss-Krüger zone
     * @param area which one the tables close to
     * @param day decides which tolerances apply
     */
    public record Settings(CrsCode redLineCrs, CrsCode layerCrs, LegalArea area, LocalDate day, int threads) {

        public Settings {
            if (threads < 1) {
                throw new IllegalArgumentException("threads: " + threads);
            }
        }
    }

    /** The parcels, for the time one batch of red lines takes; asked by several threads at once. */
    @FunctionalInterface
    public interface Coverage {

        List<RedLineAreas> with(Function<JoinedGrouping, List<RedLineAreas>> batch);
    }

    /**
     * @throws org.hongxian.gis.crs.DatumChangeException if red lines and layer are of different datums
     */
    public BulkOverlay(Settings settings, Coverage coverage) {
        this.settings = settings;
        this.coverage = coverage;
        this.measuring = new RedLineMeasuring(settings);
    }

    /** Hands red lines over one after the other; what the consumer throws ends it. */
    @FunctionalInterface
    public interface Feed {

        void forEach(Consumer<RedLine> consumer);
    }

    /**
     * Measures what the feed hands over.
     *
     * @param done so many red lines are passed over: an earlier run has measured them
     * @param answers receives them in order, in the thread that calls
     * @param goesOn asked at every red line
     * @throws CancellationException if it does not; what was answered until then is right
     */
    public void run(Feed feed, long done, Consumer<RedLineAreas> answers, BooleanSupplier goesOn) {
        ExecutorService pool = Executors.newFixedThreadPool(settings.threads(), task -> {
            var thread = new Thread(task, "bulk-overlay");
            thread.setDaemon(true);
            return thread;
        });
        ended = false;
        var run = new Run(pool, answers, goesOn);
        try {
            long[] passed = {0};
            feed.forEach(redLine -> {
                if (!goesOn.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (passed[0] < done) {
                    passed[0]++;
                } else {
                    run.add(redLine);
                }
            });
            run.finish();
        } finally {
            ended = true;
            pool.shutdown();
            awaitQuietly(pool);
        }
    }

    private static void awaitQuietly(ExecutorService pool) {
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Red lines on their way to the threads, and answers on their way back. */
    private final class Run {

        private final ExecutorService pool;
        private final Consumer<RedLineAreas> answers;
        private final BooleanSupplier goesOn;
        private final Deque<Future<List<RedLineAreas>>> underWay = new ArrayDeque<>();
        private List<RedLine> batch = new ArrayList<>();
        private int points;

        Run(ExecutorService pool, Consumer<RedLineAreas> answers, BooleanSupplier goesOn) {
            this.pool = pool;
            this.answers = answers;
            this.goesOn = goesOn;
        }

        void add(RedLine redLine) {
            batch.add(redLine);
            points += redLine.land().getNumPoints();
            if (batch.size() == BATCH_RED_LINES || points >= BATCH_POINTS) {
                submit();
            }
            while (underWay.size() > BATCHES_PER_THREAD * settings.threads()) {
                hand(underWay.remove());
            }
        }

        void finish() {
            submit();
            while (!underWay.isEmpty()) {
                hand(underWay.remove());
            }
        }

        private void submit() {
            List<RedLine> redLines = batch;
            batch = new ArrayList<>();
            points = 0;
            underWay.add(pool.submit(() -> coverage.with(grouping -> measured(redLines, grouping))));
        }

        private List<RedLineAreas> measured(List<RedLine> redLines, JoinedGrouping grouping) {
            var measurement = new JoinedMeasurement(grouping);
            var measured = new ArrayList<RedLineAreas>(redLines.size());
            for (RedLine redLine : redLines) {
                if (ended || !goesOn.getAsBoolean()) {
                    throw new CancellationException();
                }
                measured.add(measuring.of(redLine, measurement));
            }
            return measured;
        }

        private void hand(Future<List<RedLineAreas>> batchUnderWay) {
            try {
                batchUnderWay.get().forEach(answers);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
    }
}
