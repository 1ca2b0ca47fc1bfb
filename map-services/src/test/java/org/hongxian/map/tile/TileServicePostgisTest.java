package org.hongxian.map.tile;

import javax.sql.DataSource;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class TileServicePostgisTest extends TileServiceTest {

    @Override
    DataSource dataSource() {
        return PostgisSchema.fresh("tile_service_test");
    }
}
