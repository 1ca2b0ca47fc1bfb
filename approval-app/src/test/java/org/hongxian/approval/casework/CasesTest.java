package org.hongxian.approval.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.ledger.LedgerEntry;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.PostgisContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

abstract class CasesTest {

    @Autowired
    Cases cases;

    @Autowired
    LedgerReader ledger;

    @Autowired
    LoginAs loginAs;

    @Autowired
    TransactionTemplate transactions;

    private CaseFile open(String county) throws Exception {
        return loginAs.call(
                "applicant-a",
                () -> cases.open(new NewCase(
                        CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode(county), "applicant-a", "示例公司")));
    }

    private static int running(CaseFile file) {
        return Integer.parseInt(file.number().substring(file.number().lastIndexOf('-') + 1));
    }

    @Test
    void numbersRunPerCountyAndYearWithoutHolesEvenWhenAnOpeningIsRolledBack() throws Exception {
        CaseFile first = open("990102");
        transactions.executeWithoutResult(status -> {
            try {
                open("990102");
            } catch (Exception unexpected) {
                throw new IllegalStateException(unexpected);
            }
            status.setRollbackOnly();
        });
        CaseFile second = open("990102");

        assertThat(first.number()).matches("990102-2026-\\d{4}");
        assertThat(running(second)).isEqualTo(running(first) + 1);
    }

    @Test
    void openingIsRecordedWithTheCaseAndNotWhenItIsRolledBack() throws Exception {
        CaseFile opened = open("990101");

        List<LedgerEntry> entries = ledger.list(opened.id().value());

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("case.opened");
            assertThat(entry.actor()).isEqualTo("applicant-a");
            assertThat(entry.facts()).containsEntry("number", opened.number());
        });
    }

    @Test
    void trackingNeedsNumberAndCodeAndForgivesHowTheCodeIsTyped() throws Exception {
        CaseFile opened = open("990101");
        String typed = opened.trackingCode().replace("-", " ").toLowerCase(java.util.Locale.ROOT);

        assertThat(cases.findByTracking(opened.number(), typed)).contains(opened);
        String wide = opened.trackingCode()
                .codePoints()
                .mapToObj(c -> Character.toString(c + 0xFEE0))
                .collect(java.util.stream.Collectors.joining());
        assertThat(cases.findByTracking(" " + opened.number().replace("-", "－") + " ", wide))
                .contains(opened);
        assertThat(cases.findByTracking(opened.number(), "AAAA-AAAA-AAAA-AAAA-AAAA"))
                .isEmpty();
        assertThat(cases.findByTracking("990101-2026-9999", opened.trackingCode()))
                .isEmpty();
        assertThat(opened.trackingCode()).matches("([2-9A-HJKMNP-Z]{4}-){4}[2-9A-HJKMNP-Z]{4}");
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTY, qinghe-officer, true",
        "COUNTY, qinghe-supervisor, true",
        "COUNTY, baishi-officer, false",
        "COUNTY, yunchuan-window, false",
        "CITY, yunchuan-window, true",
        "CITY, shifan-window, false",
        "PROVINCE, shifan-review-use, true",
        "PROVINCE, state-window, false",
        "STATE, state-window, true",
        "STATE, baishi-officer, false",
        "STATE, qinghe-planner, false",
        "STATE, admin, false",
        "STATE, applicant-a, true"
    })
    void aPersonSeesTheCasesOfTheOwnJurisdictionThatReachedTheOwnLevel(Level reached, String login, boolean sees)
            throws Exception {
        CaseFile opened = open("990101");
        cases.reach(opened.id(), reached);

        boolean listed = loginAs.call(login, () -> cases.list(10_000)).stream()
                .anyMatch(file -> file.id().equals(opened.id()));

        assertThat(listed).isEqualTo(sees);
        if (sees) {
            assertThat(loginAs.call(login, () -> cases.get(opened.id())).reachedLevel())
                    .isEqualTo(reached);
        } else {
            assertThatThrownBy(() -> loginAs.call(login, () -> cases.get(opened.id())))
                    .isInstanceOf(CaseNotFoundException.class);
        }
    }

    @Test
    void theFilterLooksIntoNumberTitleAndApplicantAndTakesWildcardsAsTheyAre() throws Exception {
        CaseFile opened = open("990101");
        CaseFile other = open("990101");
        cases.changeState(other.id(), CaseState.CLOSED);

        assertThat(found(opened.number().toLowerCase(java.util.Locale.ROOT), null))
                .containsExactly(opened.id());
        assertThat(found(opened.title(), CaseState.CLOSED)).contains(other.id()).doesNotContain(opened.id());
        assertThat(found(opened.applicantName(), CaseState.IN_PROGRESS))
                .contains(opened.id())
                .doesNotContain(other.id());
        assertThat(found("%", null)).isEmpty();
        assertThat(found("_", null)).isEmpty();
        assertThat(loginAs.call("baishi-officer", () -> cases.list(new CaseFilter(opened.number(), null), 10)))
                .isEmpty();
        assertThat(loginAs.call("baishi-officer", () -> cases.list(List.of(opened.id()))))
                .isEmpty();
        assertThat(loginAs.call("qinghe-officer", () -> cases.list(List.of(opened.id()))))
                .containsExactly(opened);
    }

    private List<CaseId> found(String text, @org.jspecify.annotations.Nullable CaseState state) throws Exception {
        return loginAs.call("qinghe-officer", () -> cases.list(new CaseFilter(text, state), 10_000)).stream()
                .map(CaseFile::id)
                .toList();
    }

    @Test
    void theReachedLevelNeverFalls() throws Exception {
        CaseFile opened = open("990101");

        cases.reach(opened.id(), Level.PROVINCE);
        cases.reach(opened.id(), Level.CITY);

        assertThat(cases.getUnchecked(opened.id()).reachedLevel()).isEqualTo(Level.PROVINCE);
    }

    @Test
    void changingTheStateIsRecordedOnce() throws Exception {
        CaseFile opened = open("990101");

        cases.changeState(opened.id(), CaseState.APPROVED);
        cases.changeState(opened.id(), CaseState.APPROVED);

        assertThat(ledger.list(opened.id().value()))
                .extracting(LedgerEntry::kind)
                .containsExactly("case.opened", "case.state-changed");
    }
}

@H2Context
class CasesH2Test extends CasesTest {}

@PostgisContext
class CasesPostgisTest extends CasesTest {}
