package org.hongxian.approval.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.testkit.MutableClock;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.TaskPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class LevelDeciderTest {

    private static final LocalDate CHANGE = LocalDate.of(2026, 3, 4);
    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final MutableClock clock = new MutableClock();
    private final Table table = new Table();
    private LevelDecider decider;

    /** Sends everything to the province, and to the state from the day of the change on. */
    private static final class Table implements LevelTable {

        private String version = "first";
        private List<MatchedRow> more = List.of();
        private NoLevelException.@Nullable Reason failure;

        @Override
        public List<MatchedRow> evaluate(LevelFacts.Measured facts, LocalDate on) {
            if (failure != null) {
                throw new NoLevelException(failure, "as the test wants it");
            }
            Level level = on.isBefore(CHANGE) ? Level.PROVINCE : Level.STATE;
            return Stream.concat(Stream.of(new MatchedRow("row-" + level, level, "all", "law", null)), more.stream())
                    .toList();
        }

        @Override
        public String version() {
            return version;
        }
    }

    @BeforeEach
    void aDecidedCase() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/casework", "classpath:db/migration/workflow")
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        INSERT INTO casework_case (id, number, title, type, county, applicant_login, applicant_name,
                                                   tracking_code, state, reached_level, opened_at)
                        VALUES (?, '1', 't', 'SEPARATELY_SITED', '990101', 'a', 'a', 'c', 'IN_PROGRESS', 0,
                                CURRENT_TIMESTAMP)
                        """).param(caseId.value()).update();
        LevelFacts facts = unused ->
                Optional.of(new LevelFacts.Measured(BigDecimal.ZERO, new BigDecimal("3"), new BigDecimal("5"), "m"));
        var beans = new StaticListableBeanFactory();
        beans.addBean("facts", facts);
        beans.addBean("table", table);
        decider = new LevelDecider(
                beans.getBeanProvider(LevelFacts.class),
                beans.getBeanProvider(LevelTable.class),
                DelegationsTest.delegations(
                        "990000,row-STATE,2026-03-05,2026-03-06,委托决定", "990000,row-OTHER,2026-01-01,,另一委托决定"),
                casesOf("990101"),
                new DecisionTable(jdbc),
                event -> {},
                clock);
        assertThat(level(decider.confirm(caseId))).isEqualTo(Level.PROVINCE);
    }

    private static Level level(LevelDecider.Attempt attempt) {
        LevelDecision decision = attempt.decision();
        assertThat(decision).isNotNull();
        return decision.level();
    }

    @Test
    void aDecisionStandsWhileTheDayTheTableAndTheFactsStillSayTheSame() {
        LevelDecision decided = decider.current(caseId).decision();
        clock.advance(Duration.ofDays(1));
        assertThat(decider.current(caseId).decision()).isEqualTo(decided);
        assertThat(decider.confirm(caseId).decision()).isEqualTo(decided);
    }

    @Test
    void aProvisionThatComesIntoForceDecidesAgain() {
        clock.advance(Duration.ofDays(2));
        assertThat(level(decider.current(caseId))).isEqualTo(Level.STATE);
    }

    @Test
    void aProvinceDecidesForTheStateWhileThatIsDelegatedAndNotLonger() {
        clock.advance(Duration.ofDays(3));
        LevelDecision delegated = decider.confirm(caseId).decision();
        assertThat(delegated).isNotNull();
        assertThat(delegated.level()).isEqualTo(Level.PROVINCE);
        assertThat(delegated.isDelegated()).isTrue();
        assertThat(delegated.rows()).singleElement().satisfies(row -> {
            assertThat(row.level()).isEqualTo(Level.STATE);
            assertThat(row.delegation()).isEqualTo("委托决定");
        });
        assertThat(decider.current(caseId).decision())
                .as("read back from the database")
                .isEqualTo(delegated);

        clock.advance(Duration.ofDays(2));
        LevelDecision afterwards = decider.current(caseId).decision();
        assertThat(afterwards).isNotNull();
        assertThat(afterwards.level()).isEqualTo(Level.STATE);
        assertThat(afterwards.isDelegated()).isFalse();
    }

    @Test
    void oneItemThatIsNotDelegatedSendsTheCaseToTheState() {
        table.more = List.of(new MatchedRow("row-UNDELEGATED", Level.STATE, "more", "law", null));
        clock.advance(Duration.ofDays(3));

        LevelDecision decision = decider.confirm(caseId).decision();

        assertThat(decision).isNotNull();
        assertThat(decision.level()).isEqualTo(Level.STATE);
        assertThat(decision.isDelegated()).isFalse();
    }

    /** A case table with one case in it, of which only the county is asked. */
    private Cases casesOf(String county) {
        var file = new CaseFile(
                caseId,
                "1",
                "t",
                CaseType.SEPARATELY_SITED,
                new AdministrativeCode(county),
                "a",
                "a",
                "c",
                CaseState.IN_PROGRESS,
                Level.COUNTY,
                MutableClock.START);
        return (Cases) Proxy.newProxyInstance(
                Cases.class.getClassLoader(), new Class<?>[] {Cases.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getUnchecked");
                    return file;
                });
    }

    /** The place is the section of the overview that says why; its page has that name. */
    @Test
    void aCaseWhoseLevelCannotBeDecidedIsBlockedWithTheWayToTheReason() {
        table.failure = NoLevelException.Reason.NO_ROW;
        clock.advance(Duration.ofDays(3));

        assertThat(decider.check("decision-level", casesOf("990101").getUnchecked(caseId), anyTask()))
                .singleElement()
                .satisfies(blocker -> {
                    assertThat(blocker.messageKey()).isEqualTo("workflow.blocked.level.no-row");
                    assertThat(blocker.anchor()).isEqualTo("#decision");
                });
    }

    private ActiveTask anyTask() {
        var policy = new TaskPolicy(
                "province-director",
                Level.PROVINCE,
                Role.DIRECTOR,
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                3,
                List.of());
        return new ActiveTask(
                "1",
                caseId,
                policy,
                new AdministrativeCode("990000"),
                null,
                MutableClock.START,
                null,
                false,
                null,
                null);
    }

    @Test
    void anotherTableDecidesAgainAndIsNamed() {
        table.version = "second";
        LevelDecision decision = decider.confirm(caseId).decision();
        assertThat(decision).isNotNull();
        assertThat(decision.tableVersion()).isEqualTo("second");
    }
}
