package org.hongxian.map.coverage;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class CoverageUpkeepH2Test extends CoverageUpkeepTest {

    @Override
    DataSource dataSource() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }
}
