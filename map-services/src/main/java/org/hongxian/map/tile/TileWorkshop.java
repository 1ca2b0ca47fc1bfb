package org.hongxian.map.tile;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Bounds how many tiles are made at once and how many wait for it, so that a crowd gets a quick no instead of a standstill. */
public final class TileWorkshop {

    private static final int WAITING_PER_PLACE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    /** @param patience how long a tile waits for its turn at most */
    public TileWorkshop(int places, int mostWaiting, Duration patience) {
        this.places = new Semaphore(places, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** As many places as processors. */
    public static TileWorkshop forThisMachine() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new TileWorkshop(processors, WAITING_PER_PLACE * processors, PATIENCE);
    }

    /** @throws TilesBusyException if too many wait already, or the wait took too long */
    public <T> T make(Supplier<T> work) {
        if (!places.tryAcquire()) {
            await();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void await() {
        try {
            if (places.getQueueLength() >= mostWaiting
                    || !places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TilesBusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TilesBusyException();
        }
    }
}
