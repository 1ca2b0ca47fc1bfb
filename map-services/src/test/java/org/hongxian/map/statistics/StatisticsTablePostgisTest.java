package org.hongxian.map.statistics;

import javax.sql.DataSource;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class StatisticsTablePostgisTest extends StatisticsTableTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("statistics_table_test");
    }
}
