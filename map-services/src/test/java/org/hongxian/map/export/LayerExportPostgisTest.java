package org.hongxian.map.export;

import javax.sql.DataSource;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class LayerExportPostgisTest extends LayerExportTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("layer_export_test");
    }
}
