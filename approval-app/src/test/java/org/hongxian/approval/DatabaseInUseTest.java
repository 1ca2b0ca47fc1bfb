package org.hongxian.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class DatabaseInUseTest {

    @Test
    void aSecondServerOnTheSameDataIsToldSoInWords() {
        var failure = new BeanCreationException(
                "dataSource",
                "no connection",
                DbException.getJdbcSQLException(ErrorCode.DATABASE_ALREADY_OPEN_1, "Locked by another process"));

        var analysis =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, notForTests) -> {})
                        .stream()
                        .filter(DatabaseInUse.class::isInstance)
                        .map(analyzer -> analyzer.analyze(failure))
                        .findFirst()
                        .orElseThrow();

        assertThat(analysis.getDescription()).contains("another server", "另一个服务");
        assertThat(analysis.getAction()).contains("HONGXIAN_HOME");
        assertThat(new DatabaseInUse()
                        .analyze(new BeanCreationException("x", "y", new SQLException("other", "08001", 1))))
                .isNull();
    }
}
