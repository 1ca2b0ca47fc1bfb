package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.dossier.Verification.Finding;
import org.hongxian.approval.testkit.H2Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/** Anybody can hold a copy against what was issued. */
@H2Context
class VerificationTest extends DossierFixture {

    @Test
    void anIssuedNumberIsPublicAndACopyWithOneChangedByteIsNot() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");
        scenario.prepare(id, "qinghe-window");
        DocumentRecord receipt = loginAs.call("qinghe-window", () -> scenario.current(id, "receipt"));
        byte[] bytes = scenario.bytes(id, "qinghe-window", "receipt");

        assertThat(documents.findPublic(String.valueOf(receipt.number())))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.unit()).isEqualTo("青禾县自然资源局");
                    assertThat(found.digest()).isEqualTo(receipt.digest());
                });
        assertThat(documents.findPublic("990101-2026-9999-SL-1")).isEmpty();
        byte[] changed = bytes.clone();
        changed[bytes.length / 3] ^= 1;
        String number = String.valueOf(receipt.number());
        assertThat(check(number, bytes).finding()).isEqualTo(Finding.SAME);
        assertThat(check(number, changed).finding()).isEqualTo(Finding.DIFFERENT);
        assertThat(check(number, changed).isGenuine()).isFalse();
        assertThat(check(number, "nothing".getBytes(StandardCharsets.UTF_8)).isGenuine())
                .isFalse();
        assertThat(verification.check("990101-2026-9999-SL-1", () -> {
                    throw new AssertionError("read without a known number");
                }))
                .isEmpty();
    }

    @Test
    void aCopyIsReadOnlyAsFarAsACopyCanBeLong() throws Exception {
        CaseId id = scenario.open().id();
        scenario.prepare(id, "applicant-a");
        DocumentRecord form = loginAs.call("applicant-a", () -> scenario.current(id, "application-form"));
        var read = new AtomicLong();
        var endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return ' ';
            }
        };

        Verification.Result result =
                verification.check(String.valueOf(form.number()), () -> endless).orElseThrow();

        assertThat(result.finding()).isEqualTo(Finding.TOO_LONG);
        assertThat(result.isGenuine()).isFalse();
        assertThat(read.get()).isLessThan(2 * form.sizeBytes() + 1_100_000);
    }

    @Test
    @Timeout(60)
    void whoComesWhileAllPlacesAreTakenIsSentAwayAtOnce() throws Exception {
        CaseId id = scenario.open().id();
        scenario.prepare(id, "applicant-a");
        byte[] form = scenario.bytes(id, "applicant-a", "application-form");
        String number = String.valueOf(loginAs.call("applicant-a", () -> scenario.current(id, "application-form"))
                .number());
        var reading = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        InputStreamSource slow = () -> {
            reading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            return new ByteArrayInputStream(form);
        };
        ExecutorService strangers = Executors.newFixedThreadPool(2);
        try {
            Callable<Finding> visit =
                    () -> verification.check(number, slow).orElseThrow().finding();
            var visits = List.of(strangers.submit(visit), strangers.submit(visit));
            reading.await();

            long before = System.nanoTime();
            assertThat(check(number, form).finding()).isEqualTo(Finding.BUSY);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));

            goOn.countDown();
            for (Future<Finding> done : visits) {
                assertThat(done.get()).isEqualTo(Finding.SAME);
            }
            assertThat(check(number, form).finding()).isEqualTo(Finding.SAME);
        } finally {
            goOn.countDown();
            strangers.shutdown();
        }
    }

    private Verification.Result check(String number, byte[] copy) throws IOException {
        return verification.check(number, new ByteArrayResource(copy)).orElseThrow();
    }
}
