package org.hongxian.approval.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.PostgisContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

abstract class LedgerTest {

    record Noted(UUID caseId, String kind, SortedMap<String, String> facts) implements Recordable {}

    @Autowired
    LedgerReader ledger;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate plain;

    @Autowired
    LoginAs loginAs;

    private static Noted noted(UUID caseId, String text) {
        var facts = new TreeMap<String, String>();
        facts.put("text", text);
        return new Noted(caseId, "test.noted", facts);
    }

    private void record(UUID caseId, String... texts) {
        transactions.executeWithoutResult(status -> {
            for (String text : texts) {
                events.publishEvent(noted(caseId, text));
            }
        });
    }

    @Test
    void entriesFollowOneAnotherInOneChainAcrossTransactions() {
        UUID caseId = UUID.randomUUID();
        record(caseId, "第一", "second");
        record(caseId, "third");

        List<LedgerEntry> entries = ledger.list(caseId);

        assertThat(entries).extracting(entry -> entry.facts().get("text")).containsExactly("第一", "second", "third");
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).sequence()).isEqualTo(entries.get(i - 1).sequence() + 1);
            assertThat(entries.get(i).previousHash())
                    .isEqualTo(entries.get(i - 1).hash());
        }
        assertThat(entries).allMatch(entry -> entry.actor().equals("system"));
        assertThat(ledger.check().isWhole()).isTrue();
    }

    @Test
    void aRecordLongerThanOnePageOfTheCheckIsCheckedToItsEnd() {
        UUID caseId = UUID.randomUUID();
        long before = ledger.check().entries();
        String[] texts = java.util.stream.IntStream.range(0, 2_100)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        record(caseId, texts);

        assertThat(ledger.check().isWhole()).isTrue();
        assertThat(ledger.check().entries()).isEqualTo(before + 2_100);
    }

    @Test
    void theActorIsWhoeverIsLoggedIn() {
        UUID caseId = UUID.randomUUID();

        loginAs.run("qinghe-officer", () -> record(caseId, "mine"));

        assertThat(ledger.list(caseId)).extracting(LedgerEntry::actor).containsExactly("qinghe-officer");
    }

    @Test
    void whatIsRolledBackIsNotRecordedAndLeavesNoHole() {
        UUID caseId = UUID.randomUUID();
        record(caseId, "kept");
        long before = ledger.list(caseId).get(0).sequence();
        transactions.executeWithoutResult(status -> {
            events.publishEvent(noted(caseId, "lost"));
            status.setRollbackOnly();
        });
        record(caseId, "kept too");

        assertThat(ledger.list(caseId)).hasSize(2);
        assertThat(ledger.list(caseId).get(1).sequence()).isEqualTo(before + 1);
        assertThat(ledger.check().isWhole()).isTrue();
    }

    @Test
    void aFactPublishedOutsideATransactionIsAnErrorNotALoss() {
        assertThatThrownBy(() -> events.publishEvent(noted(UUID.randomUUID(), "adrift")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void manyWritersAtOnceStillMakeOneChain() throws Exception {
        UUID caseId = UUID.randomUUID();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            var futures = new ArrayList<Future<?>>();
            for (int i = 0; i < 60; i++) {
                String text = "entry " + i;
                futures.add(threads.submit(() -> record(caseId, text)));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ledger.list(caseId)).hasSize(60);
        assertThat(ledger.check().isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recorded_at = recorded_at + INTERVAL '1' SECOND",
                "actor = 'somebody-else'",
                "case_id = NULL",
                "kind = 'test.other'",
                "facts = '{\"text\":\"forged\"}'",
                "facts = REPLACE(facts, ':', ': ')",
                "previous_hash = '0000000000000000000000000000000000000000000000000000000000000000'",
                "hash = '0000000000000000000000000000000000000000000000000000000000000000'",
                "sequence = sequence + 1000000"
            })
    void aChangeOfAnyColumnOfAnyRowIsFound(String change) {
        UUID caseId = UUID.randomUUID();
        record(caseId, "a", "b", "c");
        long sequence = ledger.list(caseId).get(1).sequence();

        transactions.executeWithoutResult(status -> {
            tamper("UPDATE ledger_entry SET " + change + " WHERE sequence = " + sequence);
            assertThat(ledger.check().isWhole()).isFalse();
            status.setRollbackOnly();
        });
        assertThat(ledger.check().isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void aMissingRowIsFoundEvenTheLast(long which) {
        UUID caseId = UUID.randomUUID();
        record(caseId, "a", "b", "c");
        long sequence = ledger.list(caseId).get((int) which).sequence();

        transactions.executeWithoutResult(status -> {
            tamper("DELETE FROM ledger_entry WHERE sequence = " + sequence);
            assertThat(ledger.check().isWhole()).isFalse();
            status.setRollbackOnly();
        });
    }

    /** As somebody would who owns the database: where a trigger is in the way, it is switched off first. */
    private void tamper(String sql) {
        String database = plain.execute(
                (Connection connection) -> connection.getMetaData().getDatabaseProductName());
        if ("PostgreSQL".equals(database)) {
            plain.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER");
        }
        plain.execute(sql);
    }
}

@H2Context
class LedgerH2Test extends LedgerTest {}

@PostgisContext
class LedgerPostgisTest extends LedgerTest {

    @Test
    void theDatabaseItselfRefusesToChangeTheRecord() {
        assertThatThrownBy(() -> jdbc.sql("UPDATE ledger_entry SET actor = 'x'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM ledger_entry").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }
}
