package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.MutableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What waits for somebody, in which order, and how long there still is. */
@SpringBootTest(classes = WorkflowModules.class)
@ContextConfiguration(initializers = FreshH2.class)
class InboxTest extends WorkflowFixture {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void theInboxHoldsTheOwnStepsTheMostUrgentFirst() throws Exception {
        CaseId first = scenario.openAt("county-section");
        clock.advance(Duration.ofDays(3));
        CaseId second = scenario.openAt("county-section");

        List<CaseId> inbox = loginAs.call("qinghe-chief", () -> process.inbox(500)).stream()
                .map(ActiveTask::caseId)
                .toList();

        assertThat(inbox).contains(first, second);
        assertThat(inbox.indexOf(first)).isLessThan(inbox.indexOf(second));
        assertThat(loginAs.call("baishi-chief", () -> process.inbox(500)))
                .extracting(ActiveTask::caseId)
                .doesNotContain(first, second);
    }

    @Test
    void theInboxAsksOnceForTheFactsOfACaseThatWaitsForItsLevel() throws Exception {
        CaseId decided = scenario.openAt("province-director");
        CaseId undecided = scenario.open();
        facts.clear(undecided);
        scenario.forwardTo(undecided, "province-director");
        int before = facts.asked(decided);
        int beforeUndecided = facts.asked(undecided);

        loginAs.call("shifan-director", () -> process.inbox(500));

        assertThat(facts.asked(decided) - before).isEqualTo(1);
        assertThat(facts.asked(undecided) - beforeUndecided).isEqualTo(1);
    }

    @Test
    void aLimitBeyondTheAnnouncedCalendarIsProvisional() throws Exception {
        clock.set(Instant.parse("2026-12-21T01:00:00Z"));
        assertThat(scenario.task(scenario.openAt("county-accept")).provisional())
                .isFalse();

        clock.set(Instant.parse("2026-12-28T01:00:00Z"));
        ActiveTask task = scenario.task(scenario.openAt("county-accept"));
        assertThat(task.dueOn()).isEqualTo(LocalDate.parse("2027-01-05"));
        assertThat(task.provisional()).isTrue();
    }

    @Test
    void aLimitCountedBeforeTheCalendarWasAnnouncedIsCountedAgainAtTheNextStart() throws Exception {
        clock.set(Instant.parse("2026-12-28T01:00:00Z"));
        CaseId moved = scenario.openAt("county-accept");
        CaseId exact = scenario.openAt("county-accept");
        CaseId extended = scenario.openAt("province-review");
        loginAs.run("shifan-director", () -> process.extendLimit(extended, "需要专家论证。"));
        LocalDate extendedTo = scenario.task(extended).dueOn();
        // As if New Year's Day had been taken for a working day when the step opened.
        jdbc.sql("UPDATE workflow_step SET due_on = ? WHERE case_id = ? AND completed_at IS NULL")
                .params(LocalDate.parse("2027-01-04"), moved.value())
                .update();

        events.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));

        assertThat(scenario.task(moved).dueOn()).isEqualTo(LocalDate.parse("2027-01-05"));
        assertThat(scenario.task(extended).dueOn()).isEqualTo(extendedTo);
        assertThat(ledger.list(moved.value()))
                .filteredOn(entry -> entry.kind().equals("limit.recounted"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts())
                        .containsEntry("before", "2027-01-04")
                        .containsEntry("dueOn", "2027-01-05"));
        assertThat(List.of(exact, extended)).allSatisfy(caseId -> assertThat(ledger.list(caseId.value()))
                .noneMatch(entry -> entry.kind().equals("limit.recounted")));
        clock.set(MutableClock.START);
    }

    @Test
    void dueDaysCountWorkingDaysOfTheCalendar() throws Exception {
        clock.set(Instant.parse("2026-02-12T01:00:00Z"));
        CaseId caseId = scenario.openAt("county-accept");

        // Five working days from Thursday 12 February: 13, 14 (worked Saturday), 24, 25, 26; between them Spring
        // Festival.
        assertThat(scenario.task(caseId).dueOn()).isEqualTo(LocalDate.parse("2026-02-26"));
        assertThat(scenario.task(caseId).workingDaysLeft()).isEqualTo(5);

        clock.set(Instant.parse("2026-02-16T01:00:00Z"));
        assertThat(scenario.task(caseId).workingDaysLeft()).isEqualTo(3);
        clock.set(Instant.parse("2026-03-02T01:00:00Z"));
        assertThat(scenario.task(caseId).workingDaysLeft()).isEqualTo(-3);
        clock.set(MutableClock.START);
    }
}
