package org.hongxian.approval.conflict.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.hongxian.approval.conflict.internal.Meeting.Tolerances;
import org.hongxian.approval.drawing.DrawingSaved;
import org.hongxian.approval.job.LowWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the pairs up with the drawings: after every version that is saved, and at the start with whatever was saved meanwhile. Whoever
 * reads the pairs brings them up first, as far as that goes in the time a page may take, and is told what is left.
 */
@Component
class ConflictWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConflictWatch.class);
    private static final int AT_ONCE = 100;
    private static final Duration AT_A_TIME = Duration.ofMillis(500);

    private final Comparison comparison;
    private final PairTable pairs;
    private final ReentrantLock comparing = new ReentrantLock();
    private final Object bell = new Object();
    private boolean rung = true;
    private final LowWorker worker = new LowWorker("conflict-watch", this::watch);

    ConflictWatch(Comparison comparison, PairTable pairs) {
        this.comparison = comparison;
        this.pairs = pairs;
    }

    /** After the commit, so that of two versions saved at the same moment at least the later compared one meets the other. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void saved(DrawingSaved drawing) {
        ring();
    }

    private void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    /** @return how many red lines are left when the time is over */
    int catchUp(Duration most) {
        Tolerances tolerances = comparison.tolerances();
        compareIn(most, tolerances, new HashSet<>());
        return pairs.countUncompared(tolerances);
    }

    /**
     * @param failed those that could not be compared, and are not tried again
     * @return whether the time was over before every red line had been looked at
     */
    private boolean compareIn(Duration most, Tolerances tolerances, Set<UUID> failed) {
        long end = System.nanoTime() + most.toNanos();
        try {
            if (!comparing.tryLock(most.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return compare(tolerances, end, failed);
        } finally {
            comparing.unlock();
        }
    }

    private boolean compare(Tolerances tolerances, long end, Set<UUID> failed) {
        List<UUID> next = next(tolerances, failed);
        while (!next.isEmpty()) {
            for (UUID drawing : next) {
                if (System.nanoTime() - end > 0) {
                    return true;
                }
                try {
                    comparison.compare(drawing, tolerances);
                } catch (RuntimeException e) {
                    // It stays uncompared, which every list says; the others go on.
                    failed.add(drawing);
                    LOG.warn("drawing version {} was not compared with other cases", drawing, e);
                }
            }
            next = next(tolerances, failed);
        }
        return false;
    }

    private List<UUID> next(Tolerances tolerances, Set<UUID> failed) {
        return pairs.listUncompared(tolerances, AT_ONCE + failed.size()).stream()
                .filter(drawing -> !failed.contains(drawing))
                .toList();
    }

    @Override
    public void start() {
        worker.start();
    }

    private void watch(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            synchronized (bell) {
                while (!rung && goesOn.getAsBoolean()) {
                    try {
                        bell.wait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
                rung = false;
            }
            try {
                // A short piece of work at a time, so that a reader gets in between.
                Set<UUID> failed = new HashSet<>();
                while (goesOn.getAsBoolean() && compareIn(AT_A_TIME, comparison.tolerances(), failed)) {
                    Thread.onSpinWait();
                }
            } catch (RuntimeException e) {
                LOG.warn("the red lines were not compared; the next reader tries again", e);
            }
        }
    }

    @Override
    public void stop() {
        worker.stop(this::ring);
    }

    @Override
    public boolean isRunning() {
        return worker.isStarted();
    }

    /** After the web server, and ended before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
