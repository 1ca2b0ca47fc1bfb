package org.hongxian.approval.casework.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.hongxian.approval.identity.AdministrativeCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers cases per county and year without holes: the counter is part of the transaction that opens the case. */
@Component
class CaseNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate savepoint;

    CaseNumbers(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    String next(AdministrativeCode county) {
        int year = LocalDate.now(clock).getYear();
        int last = lock(county, year).orElseGet(() -> {
            create(county, year);
            return lock(county, year).orElseThrow();
        });
        int next = last + 1;
        jdbc.sql("UPDATE casework_number SET last_number = ? WHERE county = ? AND case_year = ?")
                .params(next, county.value(), year)
                .update();
        return "%s-%d-%04d".formatted(county.value(), year, next);
    }

    private Optional<Integer> lock(AdministrativeCode county, int year) {
        return jdbc.sql("SELECT last_number FROM casework_number WHERE county = ? AND case_year = ? FOR UPDATE")
                .params(county.value(), year)
                .query(Integer.class)
                .optional();
    }

    /**
     * The first case of a year. Of two at once the second waits at the key until the first has ended. A savepoint keeps the
     * transaction usable when the key is taken by then; a transaction of its own would need a second connection.
     */
    private void create(AdministrativeCode county, int year) {
        try {
            savepoint.executeWithoutResult(
                    status -> jdbc.sql("INSERT INTO casework_number (county, case_year, last_number) VALUES (?, ?, 0)")
                            .params(county.value(), year)
                            .update());
        } catch (DuplicateKeyException another) {
            // somebody else opened the year: its row is what we lock
        }
    }
}
