package org.hongxian.map.layer;

import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class VersionsInForcePostgisTest extends VersionsInForceTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("versions_in_force_test");
    }
}
