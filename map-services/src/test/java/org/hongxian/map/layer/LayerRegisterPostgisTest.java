package org.hongxian.map.layer;

import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class LayerRegisterPostgisTest extends LayerRegisterTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("layer_register_test");
    }
}
