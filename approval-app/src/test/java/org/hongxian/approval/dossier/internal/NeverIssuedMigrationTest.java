package org.hongxian.approval.dossier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation from before documents were issued by the way their step ended. */
class NeverIssuedMigrationTest {

    private static final UUID CASE = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private final JdbcDataSource source = new JdbcDataSource();

    @Test
    void onlyWhatTheWayTheStepEndedDemandedStaysIssued() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        migrate("80.1");
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql(
                        "INSERT INTO casework_case (id, number, title, type, county, applicant_login, applicant_name, tracking_code,"
                                + " state, reached_level, opened_at)"
                                + " VALUES (?, 'n', 't', 'SEPARATELY_SITED', '990101', 'a', 'a', 'c', 'OPEN', 0, CURRENT_TIMESTAMP)")
                .param(CASE)
                .update();
        step(jdbc, "county-accept", "correct", 2);
        document(jdbc, "correction-notice", 1, "county-accept", 1);
        document(jdbc, "correction-notice", 2, "county-accept", 1);
        document(jdbc, "receipt", 1, "county-accept", 1);
        step(jdbc, "county-accept", "accept", 4);
        document(jdbc, "refusal-notice", 1, "county-accept", 3);
        document(jdbc, "receipt", 2, "county-accept", 3);
        step(jdbc, "county-director", "return", 6);
        document(jdbc, "review-opinion-county", 1, "county-director", 5);
        step(jdbc, "rejection", "issue", 8);
        document(jdbc, "refusal-notice", 2, "rejection", 7);

        migrate("latest");

        assertThat(jdbc.sql("SELECT kind || ' ' || version_number FROM dossier_document"
                                + " WHERE issued_at IS NOT NULL ORDER BY created_at")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("correction-notice 2", "receipt 2", "refusal-notice 2"));
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/vendor/h2")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private static void step(JdbcClient jdbc, String key, String outcome, int day) {
        jdbc.sql("INSERT INTO workflow_step (case_id, definition_id, task_id, task_key, region, role, created_at,"
                        + " completed_at, outcome) VALUES (?, 'd', ?, ?, '990101', 'WINDOW', ?, ?, ?)")
                .params(CASE, UUID.randomUUID().toString(), key, at(day - 1), at(day), outcome)
                .update();
    }

    private static void document(JdbcClient jdbc, String kind, int version, String task, int day) {
        jdbc.sql(
                        "INSERT INTO dossier_document (id, case_id, kind, version_number, file_name, media_type, size_bytes, digest,"
                                + " generated, signed, unit, unit_name, measurement_digest, drawing_digest, forms_digest, superseded,"
                                + " task_key, created_by, created_at) VALUES (?, ?, ?, ?, 'f', 'application/pdf', 1, 'd', TRUE, TRUE,"
                                + " 'u', 'u', '', '', '', FALSE, ?, 'p', ?)")
                .params(UUID.randomUUID(), CASE, kind, version, task, at(day))
                .update();
    }

    private static OffsetDateTime at(int day) {
        return OffsetDateTime.parse("2026-03-0" + day + "T00:00:00Z");
    }
}
