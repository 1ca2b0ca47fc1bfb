package org.hongxian.approval.office.internal;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The changes of the schema a database went through. */
final class Migrations {

    private Migrations() {}

    static Set<String> applied(JdbcTemplate jdbc) {
        return new TreeSet<>(jdbc.queryForList(
                "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" AND \"type\" = 'SQL'",
                String.class));
    }
}
