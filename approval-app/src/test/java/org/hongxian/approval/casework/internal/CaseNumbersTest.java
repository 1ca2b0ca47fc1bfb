package org.hongxian.approval.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.gis.testkit.Patience;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CaseNumbersTest {

    private static final AdministrativeCode COUNTY = new AdministrativeCode("990101");

    @Test
    void theFirstCaseOfAYearNeedsNoSecondConnectionAndTheYearBeginsInTheOffice() {
        var newYear = Clock.fixed(Instant.parse("2025-12-31T16:00:00Z"), ZoneId.of("Asia/Shanghai"));
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration/casework")
                .load()
                .migrate();
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(Patience.PATIENCE.toMillis());
            var transactions = new JdbcTransactionManager(pool);
            var numbers = new CaseNumbers(JdbcClient.create(pool), newYear, transactions);
            var inTransaction = new TransactionTemplate(transactions);
            assertThat(inTransaction.<String>execute(status -> numbers.next(COUNTY)))
                    .isEqualTo("990101-2026-0001");
            assertThat(inTransaction.<String>execute(status -> numbers.next(COUNTY)))
                    .isEqualTo("990101-2026-0002");
        }
    }
}
