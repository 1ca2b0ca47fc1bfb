package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TileWorkshopTest {

    private static final VectorTile TILE = new VectorTile(new byte[] {1}, 1, 1, "tag");

    @Test
    void aTileAskedForByManyAtOnceIsMadeOnce() throws Exception {
        var cache = new TileCache(1_000);
        var made = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<VectorTile>>();
            for (int i = 0; i < 8; i++) {
                answers.add(pool.submit(() -> cache.get("tag", () -> {
                    made.incrementAndGet();
                    entered.countDown();
                    await(release);
                    return TILE;
                })));
            }
            entered.await();
            release.countDown();
            for (Future<VectorTile> answer : answers) {
                assertThat(answer.get()).isSameAs(TILE);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void aTileThatCouldNotBeMadeIsTriedAgain() {
        var cache = new TileCache(1_000);
        assertThatThrownBy(() -> cache.get("tag", () -> {
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");
        assertThat(cache.get("tag", () -> TILE)).isSameAs(TILE);
    }

    @Test
    void aTileMadeFromSomethingElseThanItWasAskedOfIsNotKept() {
        var cache = new TileCache(1_000);
        assertThat(cache.get("other", () -> TILE)).isSameAs(TILE);
        assertThat(cache.usedBytes()).isZero();
    }

    @Test
    void whoeverComesWhenTooManyWaitIsSentAway() throws Exception {
        var workshop = new TileWorkshop(1, 0, Duration.ofSeconds(1));
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try {
            Future<String> first = pool.submit(() -> workshop.make(() -> {
                entered.countDown();
                await(release);
                return "first";
            }));
            entered.await();
            assertThatThrownBy(() -> workshop.make(() -> "second")).isInstanceOf(TilesBusyException.class);
            release.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(workshop.make(() -> "third")).isEqualTo("third");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void nobodyWaitsLongerThanPatienceAllows() throws Exception {
        var workshop = new TileWorkshop(1, 5, Duration.ofMillis(20));
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try {
            pool.submit(() -> workshop.make(() -> {
                entered.countDown();
                await(release);
                return "first";
            }));
            entered.await();
            assertThatThrownBy(() -> workshop.make(() -> "second")).isInstanceOf(TilesBusyException.class);
        } finally {
            release.countDown();
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
