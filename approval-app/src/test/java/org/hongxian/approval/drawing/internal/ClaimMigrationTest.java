package org.hongxian.approval.drawing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hongxian.approval.drawing.Claim;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation from before red lines of all kinds were looked for by their boxes. */
class ClaimMigrationTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final Envelope AROUND = new Envelope(39_540_000, 39_540_050, 3_450_000, 3_450_050);

    private final JdbcDataSource source = new JdbcDataSource();

    @Test
    void theNewestVersionsOfAllKindsAreFoundAndADraftIsToldFromAnApplication() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        migrate("60.1");
        JdbcClient jdbc = JdbcClient.create(source);
        UUID draft = opened(jdbc, 1);
        UUID submitted = opened(jdbc, 2);
        UUID surveyed = opened(jdbc, 3);
        jdbc.sql(
                        "INSERT INTO workflow_step (case_id, definition_id, task_id, task_key, region, role, created_at, completed_at,"
                                + " outcome) VALUES (?, 'd', 't', 'apply', '990101', 'APPLICANT', CURRENT_TIMESTAMP,"
                                + " CURRENT_TIMESTAMP, 'submit')")
                .param(submitted)
                .update();
        drawn(jdbc, draft, "SITE", 1, 39_540_010.123);
        drawn(jdbc, submitted, "SITE", 1, 39_540_020.5);
        drawn(jdbc, surveyed, "LAND_USE", 1, 39_540_030);
        UUID newest = drawn(jdbc, surveyed, "LAND_USE", 2, 39_540_040);
        drawn(jdbc, surveyed, "SITE", 1, 39_640_000);

        migrate("latest");

        assertThat(new ClaimTable(jdbc).list(ZONE_39, AROUND))
                .extracting(
                        claim -> claim.caseId().value(), claim -> claim.kind().name(), Claim::submitted)
                .containsExactlyInAnyOrder(
                        tuple(draft, "SITE", false), tuple(submitted, "SITE", true), tuple(surveyed, "LAND_USE", true));
        assertThat(new ClaimTable(jdbc).list(ZONE_39, new Envelope(39_540_045, 39_540_045, 3_450_001, 3_450_001)))
                .extracting(Claim::drawingId)
                .containsExactly(newest);
        assertThat(new ClaimTable(jdbc).list(new CrsCode(4528), AROUND)).isEmpty();
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

    private static UUID opened(JdbcClient jdbc, int number) {
        UUID id = new UUID(0, number);
        jdbc.sql(
                        "INSERT INTO casework_case (id, number, title, type, county, applicant_login, applicant_name, tracking_code,"
                                + " state, reached_level, opened_at) VALUES (?, ?, 't', 'SEPARATELY_SITED', '990101', 'a', 'a', 'c',"
                                + " 'IN_PROGRESS', 0, CURRENT_TIMESTAMP)")
                .params(id, "n" + number)
                .update();
        return id;
    }

    /** Ten metres wide. */
    private static UUID drawn(JdbcClient jdbc, UUID caseId, String kind, int number, double west) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO drawing_version (id, case_id, kind, number, crs, plots, assumptions, issues, digest, min_easting,"
                                + " min_northing, max_easting, max_northing, created_by, created_at)"
                                + " VALUES (?, ?, ?, ?, 4527, '[]', '[]', '[]', 'd', ?, 3450000.5, ?, 3450010.25, 'p', CURRENT_TIMESTAMP)")
                .params(id, caseId, kind, number, west, west + 10)
                .update();
        return id;
    }
}
