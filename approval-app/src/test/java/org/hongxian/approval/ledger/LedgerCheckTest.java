package org.hongxian.approval.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hongxian.approval.testkit.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerCheckTest {

    @TempDir
    Path home;

    private int run() {
        return LedgerCheck.run(new String[] {"ledger-check", "--hongxian.home=" + home.toAbsolutePath()});
    }

    @Test
    void whileTheServerRunsTheCheckSaysToStopIt() throws IOException {
        LedgerDatabase.in(home);
        var written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try (FileChannel server = FileChannel.open(home.resolve("db/hongxian.mv.db"), StandardOpenOption.WRITE);
                FileLock held = server.lock()) {
            assertThat(held.isValid()).isTrue();
            System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
            assertThat(run()).isEqualTo(2);
        } finally {
            System.setErr(before);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).contains("Stop it and check again", "请先停止服务");
    }

    @Test
    void theExitStatusTellsAWholeRecordFromABrokenOneAndFromNone() {
        assertThat(run()).as("no record").isEqualTo(2);
        assertThat(home).as("the check makes no database").isEmptyDirectory();
        JdbcClient database = LedgerDatabase.in(home);
        assertThat(run()).as("whole").isZero();

        database.sql("""
                        INSERT INTO ledger_entry
                          (sequence, recorded_at, actor, case_id, kind, facts, previous_hash, hash)
                        VALUES (1, CURRENT_TIMESTAMP, 'x', NULL, 'test.forged', '{}', 'x', 'x')
                        """).update();
        assertThat(run()).as("broken").isEqualTo(1);
    }
}
