package org.hongxian.approval.conflict.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hongxian.approval.conflict.internal.Meeting.Tolerances;
import org.hongxian.gis.testkit.Patience;
import org.junit.jupiter.api.Test;

/** The watch over drawings that are only named here. */
class ConflictWatchTest {

    private static final Tolerances TOLERANCES = new Tolerances(0.1, 1, 0.001);

    private final Named pairs = new Named(3);

    /** What is left to compare. */
    private static final class Named extends PairTable {

        private final Set<UUID> uncompared = new LinkedHashSet<>();

        Named(int count) {
            super(null);
            for (int i = 0; i < count; i++) {
                uncompared.add(new UUID(0, i));
            }
        }

        @Override
        synchronized int countUncompared(Tolerances tolerances) {
            return uncompared.size();
        }

        @Override
        synchronized List<UUID> listUncompared(Tolerances tolerances, int limit) {
            return uncompared.stream().limit(limit).toList();
        }

        synchronized void compared(UUID drawing) {
            uncompared.remove(drawing);
        }
    }

    private static Comparison comparing(Named pairs, Consumer<UUID> work) {
        return new Comparison(null, pairs, null, null) {

            @Override
            Tolerances tolerances() {
                return TOLERANCES;
            }

            @Override
            void compare(UUID drawing, Tolerances tolerances) {
                work.accept(drawing);
                pairs.compared(drawing);
            }
        };
    }

    @Test
    void whatAReaderLeavesIsComparedByTheWatchHoweverLongTheReaderKeptItWaiting() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var watch = new ConflictWatch(
                comparing(pairs, drawing -> {
                    begun.countDown();
                    await(goesOn);
                }),
                pairs);
        var reader = new Thread(() -> watch.catchUp(Duration.ofMillis(1)));
        try {
            reader.start();
            assertThat(begun.await(Patience.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            watch.start();
            // Longer than the watch waits for its turn at a time.
            Thread.sleep(700);
            goesOn.countDown();

            Patience.await(() -> pairs.countUncompared(TOLERANCES) == 0);
        } finally {
            goesOn.countDown();
            watch.stop();
            reader.join();
        }
    }

    @Test
    void whatCannotBeComparedIsTriedOnceAndTheOthersAreCompared() throws InterruptedException {
        var tried = new ArrayList<UUID>();
        var broken = new UUID(0, 0);
        var watch = new ConflictWatch(
                comparing(pairs, drawing -> {
                    tried.add(drawing);
                    if (drawing.equals(broken)) {
                        throw new IllegalStateException("no land");
                    }
                }),
                pairs);

        assertThat(watch.catchUp(Patience.PATIENCE)).isOne();

        assertThat(tried).containsExactly(broken, new UUID(0, 1), new UUID(0, 2));
    }

    @Test
    void allOthersAreComparedHoweverManyThereAreBehindTheBroken() {
        var many = new Named(450);
        var watch = new ConflictWatch(
                comparing(many, drawing -> {
                    if (drawing.getLeastSignificantBits() < 120) {
                        throw new IllegalStateException("no land");
                    }
                }),
                many);

        assertThat(watch.catchUp(Patience.PATIENCE)).isEqualTo(120);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
