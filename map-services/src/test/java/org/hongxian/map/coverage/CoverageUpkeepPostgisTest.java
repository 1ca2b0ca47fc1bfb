package org.hongxian.map.coverage;

import javax.sql.DataSource;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class CoverageUpkeepPostgisTest extends CoverageUpkeepTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("coverage_upkeep_test");
    }
}
