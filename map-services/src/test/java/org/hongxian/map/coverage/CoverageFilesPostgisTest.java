package org.hongxian.map.coverage;

import javax.sql.DataSource;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class CoverageFilesPostgisTest extends CoverageFilesTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("coverage_files_test");
    }
}
