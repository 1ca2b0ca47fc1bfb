package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.hongxian.approval.journey.CaseDriver.Completions;
import org.junit.jupiter.api.Test;

/** A project on permanent basic farmland, which only the state may approve, in the browser through all four levels. */
class MinistryJourneyTest extends JourneyInBrowser {

    @Test
    void aProjectOnBasicFarmlandBecomesAPermitByDecisionOfTheState() {
        CaseDriver driver = CaseDriver.open(
                server, "青禾县物流园区", JourneyRegion.redLine("ministry-logistics-park.txt"), Completions.UNHEARD);
        driver.perform(driver.advanceTo("county-survey"));

        try (var desks = new Desks(browser, "province-window", "ministry-review", "state-decision")) {
            desks.work(driver, "county-dossier", "next");
            desks.work(driver, "county-section", "agree");
            desks.work(driver, "county-director", "agree");
            desks.work(driver, "city-review", "agree");
            desks.work(driver, "city-director", "agree");
            desks.work(driver, "province-window", "accept");
            desks.work(driver, "province-review", "agree");
            desks.work(driver, "province-director", "to-ministry");
            desks.work(driver, "ministry-window", "accept");
            desks.work(driver, "ministry-review", "agree");
            desks.work(driver, "ministry-director", "agree");
            desks.work(driver, "state-decision", "approve");
            desks.work(driver, "fees", "paid");
            desks.work(driver, "reply", "issue");
            desks.work(driver, "announce", "next");
            desks.work(driver, "permit", "issue");
        }
        driver.advanceToEnd();

        assertThat(driver.caseFile().get("state").asString()).isEqualTo("CLOSED");
        assertThat(driver.as("shifan-director")
                        .get(driver.path("/decision"))
                        .get("level")
                        .asString())
                .isEqualTo("STATE");
    }
}
