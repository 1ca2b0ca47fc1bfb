package org.hongxian.approval.ledger.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.ledger.Recordable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records what is published, in the transaction it was published in.
 *
 * <p>The entries are written just before the commit: the head of the chain is then the last row any transaction locks, so
 * waiting for it can never close a circle.
 */
@Component
class Recorder {

    private final LedgerTable table;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.shared();

    Recorder(LedgerTable table, CurrentPerson currentPerson, Clock clock) {
        this.table = table;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** What is to be appended; sequence and hashes follow when the head is locked. */
    record Pending(Instant at, String actor, @Nullable UUID caseId, String kind, String facts) {}

    @EventListener
    void on(Recordable event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    event.kind() + " was published outside a transaction: it cannot be recorded");
        }
        var pending = new Pending(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                currentPerson.find().map(Person::login).orElse("system"),
                event.caseId(),
                event.kind(),
                json.writeValueAsString(event.facts()));
        waiting().add(pending);
    }

    private List<Pending> waiting() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AppendBeforeCommit append && append.isOf(table)) {
                return append.pending;
            }
        }
        var append = new AppendBeforeCommit(table);
        TransactionSynchronizationManager.registerSynchronization(append);
        return append.pending;
    }

    private static final class AppendBeforeCommit implements TransactionSynchronization, Ordered {

        private final LedgerTable table;
        private final List<Pending> pending = new ArrayList<>();

        AppendBeforeCommit(LedgerTable table) {
            this.table = table;
        }

        boolean isOf(LedgerTable other) {
            return table == other;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            table.append(pending);
        }
    }
}
