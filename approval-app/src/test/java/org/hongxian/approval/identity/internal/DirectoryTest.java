package org.hongxian.approval.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.gis.testkit.Patience;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DirectoryTest {

    private static final AdministrativeCode COUNTY = new AdministrativeCode("990101");

    @Test
    void aLoginNeedsOneConnectionAtATime() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration/identity")
                .load()
                .migrate();
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(Patience.PATIENCE.toMillis());
            JdbcClient jdbc = JdbcClient.create(pool);
            var directory = new Directory(jdbc);
            directory.putRegion(COUNTY, "青禾县");
            directory.putUnit("unit", "青禾县自然资源局", COUNTY);
            directory.putSamplePerson("a-clerk", "甲", "unit", null, "hash", Role.DOCUMENT_CLERK);
            directory.putSamplePerson("b-clerk", "乙", "unit", null, "hash", Role.DOCUMENT_CLERK);
            jdbc.sql("INSERT INTO identity_person_role (login, role) VALUES ('a-clerk', 'OFFICER')")
                    .update();

            Person both = directory.find("a-clerk").orElseThrow();
            assertThat(both.roles()).containsExactlyInAnyOrder(Role.DOCUMENT_CLERK, Role.OFFICER);
            assertThat(directory.list(COUNTY, Role.DOCUMENT_CLERK))
                    .extracting(Person::login)
                    .containsExactly("a-clerk", "b-clerk");
            assertThat(directory.list(COUNTY, Role.OFFICER)).containsExactly(both);
        }
    }
}
