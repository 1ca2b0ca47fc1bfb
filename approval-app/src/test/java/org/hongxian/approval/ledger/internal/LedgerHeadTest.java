package org.hongxian.approval.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.approval.ledger.LedgerCheck;
import org.hongxian.approval.testkit.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a chain cannot tell of itself, and what a head kept outside tells. */
class LedgerHeadTest {

    private static final String NONE = "0".repeat(64);

    @TempDir
    Path home;

    @Test
    void aHeadKeptOutsideTellsThatTheEndWasCutOff() {
        JdbcClient database = LedgerDatabase.in(home);
        assertThat(printed()).isEqualTo("ledger whole: 0 entries, head " + NONE);
        String first = append(database, "first");
        String second = append(database, "second");
        assertThat(printed()).isEqualTo("ledger whole: 2 entries, head " + second);
        for (String kept : List.of(NONE, first, second)) {
            assertThat(run("--expect", kept)).as(kept).isZero();
            assertThat(run("--expect=" + kept)).as(kept).isZero();
        }

        database.sql("DELETE FROM ledger_entry WHERE sequence = 2").update();
        database.sql("UPDATE ledger_head SET sequence = 1, hash = ?")
                .param(first)
                .update();

        assertThat(run()).as("the chain alone does not know its length").isZero();
        assertThat(run("--expect", second)).isEqualTo(1);
        assertThat(printed("--expect", second))
                .startsWith("ledger cut or replaced: its 1 entries")
                .endsWith(second);
        assertThat(run("--expect", first)).isZero();
        assertThat(run("--expect")).as("no head given").isEqualTo(1);
    }

    private static String append(JdbcClient database, String facts) {
        new LedgerTable(database)
                .append(List.of(new Recorder.Pending(
                        Instant.parse("2026-03-02T08:00:00Z"), "qinghe-officer", null, "test.noted", facts)));
        return database.sql("SELECT hash FROM ledger_head").query(String.class).single();
    }

    private int run(String... more) {
        return LedgerCheck.run(
                Stream.concat(Stream.of("ledger-check", "--hongxian.home=" + home.toAbsolutePath()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String printed(String... more) {
        var written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            run(more);
        } finally {
            System.setOut(before);
        }
        return written.toString(StandardCharsets.UTF_8).strip();
    }
}
