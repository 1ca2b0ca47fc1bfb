package org.hongxian.map.feature;

import javax.sql.DataSource;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class FeatureReaderPostgisTest extends FeatureReaderTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("feature_reader_test");
    }
}
