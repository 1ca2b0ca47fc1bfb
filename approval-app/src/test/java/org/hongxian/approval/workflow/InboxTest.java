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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** What waits for somebody, in which order, and how long there still is. */
@SpringBootTest(classes = WorkflowModules.class)
@ContextConfiguration(initializers = FreshH2.class)
class InboxTest extends WorkflowFixture {

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
