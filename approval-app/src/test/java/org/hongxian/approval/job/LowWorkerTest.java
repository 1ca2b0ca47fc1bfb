package org.hongxian.approval.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.testkit.Patience;
import org.junit.jupiter.api.Test;

class LowWorkerTest {

    @Test
    void whatWasStoppedStaysStoppedHoweverLateItAsks() throws InterruptedException {
        var asked = new LinkedBlockingQueue<BooleanSupplier>();
        var end = new CountDownLatch(1);
        var worker = new LowWorker("low-worker-test", goesOn -> {
            asked.add(goesOn);
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            worker.start();
            BooleanSupplier first = next(asked);
            assertThat(first.getAsBoolean()).isTrue();

            // It does not end in time: whoever stops it is interrupted in the wait for it.
            Thread.currentThread().interrupt();
            worker.stop(() -> {});
            assertThat(Thread.interrupted()).isTrue();
            assertThat(worker.isStarted()).isFalse();

            worker.start();
            assertThat(next(asked).getAsBoolean()).isTrue();
            assertThat(first.getAsBoolean()).isFalse();
        } finally {
            end.countDown();
        }
    }

    private static BooleanSupplier next(LinkedBlockingQueue<BooleanSupplier> asked) throws InterruptedException {
        BooleanSupplier goesOn = asked.poll(Patience.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(goesOn).as("a run that began").isNotNull();
        return goesOn;
    }
}
