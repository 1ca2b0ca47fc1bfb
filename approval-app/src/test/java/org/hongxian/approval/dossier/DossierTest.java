package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.junit.jupiter.api.Test;

abstract class DossierTest extends DossierFixture {

    @Test
    void documentsMadeAtTheSameTimeGetNumbersOfTheirOwn() throws Exception {
        CaseId id = scenario.openAtDossier().id();
        ExecutorService desks = Executors.newFixedThreadPool(4);
        try {
            Callable<DocumentRecord> making = () -> loginAs.call(OFFICER, () -> documents.generate(id, "class-table"));
            List<String> numbers = new ArrayList<>();
            for (Future<DocumentRecord> made : desks.invokeAll(List.of(making, making, making, making))) {
                numbers.add(made.get().number());
            }
            assertThat(numbers).doesNotHaveDuplicates().doesNotContainNull();
            assertThat(loginAs.call(OFFICER, () -> documents.list(id)))
                    .filteredOn(document -> document.kind().equals("class-table"))
                    .hasSize(4)
                    .filteredOn(document -> !document.superseded())
                    .hasSize(1);
        } finally {
            desks.shutdownNow();
        }
    }

    @Test
    void aChangedFormOrDrawingMakesWhatWasMadeFromItStale() throws Exception {
        CaseFile file = scenario.openAtDossier();
        CaseId id = file.id();
        scenario.prepare(id, OFFICER);
        loginAs.call(OFFICER, () -> {
            assertThat(process.blockers(gate.findMine(id).orElseThrow()))
                    .noneMatch(b -> b.piece().startsWith("document."));
            forms.save(id, "conversion", Map.of("necessity", "另一个理由"));
            assertThat(scenario.current(id, "conversion-plan").fresh()).isFalse();
            assertThat(scenario.current(id, "class-table").fresh()).isTrue();
            assertThat(process.blockers(gate.findMine(id).orElseThrow()))
                    .extracting(b -> b.piece())
                    .contains("document.conversion-plan");
            documents.generate(id, "conversion-plan");
            assertThat(scenario.current(id, "conversion-plan").fresh()).isTrue();
            return null;
        });
        scenario.complete(id, OFFICER, "back");
        loginAs.call(OFFICER, () -> {
            assertThat(drawings.consequences(id, DrawingKind.LAND_USE)).isNotNull();
            var moved = DossierScenario.plot(-150, 200, 100, 200, 150, 50, 150, -200, -149, -200);
            drawings.edit(
                    id,
                    DrawingKind.LAND_USE,
                    drawings.findCurrent(id, DrawingKind.LAND_USE).orElseThrow().number(),
                    List.of(moved));
            assertThat(documents.list(id))
                    .filteredOn(d -> d.kind().equals("class-table"))
                    .isNotEmpty()
                    .noneMatch(DocumentRecord::fresh);
            assertThat(forms.sections(id))
                    .filteredOn(s -> s.key().equals("survey-facts"))
                    .allMatch(s -> !s.complete());
            return null;
        });
    }

    @Test
    void savingADraftNeverFailsForBeingIncompleteAndSaysWhatIsWrongAtTheField() throws Exception {
        CaseId id = scenario.open().id();
        Forms.Section saved = loginAs.call(
                "applicant-a",
                () -> forms.save(
                        id,
                        "project",
                        Map.of("investment", "1e9", "approval-date", "2026-02-30", "industry", "circus")));

        assertThat(saved.complete()).isFalse();
        assertThat(findings(saved, "investment")).containsExactly("dossier.finding.number");
        assertThat(findings(saved, "approval-date")).containsExactly("dossier.finding.date");
        assertThat(findings(saved, "industry")).containsExactly("dossier.finding.choice");
        assertThat(findings(saved, "location")).containsExactly("dossier.finding.required");
        assertThat(findings(saved, "name")).isEmpty();
    }

    @Test
    void whatIsSaidToHaveHappenedCannotLieAhead() throws Exception {
        CaseId id = scenario.open().id();

        // The clock of the test stands at 2 March 2026.
        assertThat(approvedOn(id, "2026-03-02")).isEmpty();
        assertThat(approvedOn(id, "2026-03-03")).containsExactly("dossier.finding.ahead");
        assertThat(approvedOn(id, "2027-03-02")).containsExactly("dossier.finding.ahead");
    }

    private List<String> approvedOn(CaseId id, String date) throws Exception {
        return findings(
                loginAs.call("applicant-a", () -> forms.save(id, "project", Map.of("approval-date", date))),
                "approval-date");
    }

    private static List<String> findings(Forms.Section section, String field) {
        return section.fields().stream()
                .filter(f -> f.key().equals(field))
                .findFirst()
                .orElseThrow()
                .findings();
    }

    @Test
    void aSealedDocumentIsNotMadeFromAnIncompleteForm() throws Exception {
        CaseId id = scenario.open().id();
        scenario.step(id, "applicant-a", "submit");

        loginAs.call("qinghe-window", () -> {
            assertThatThrownBy(() -> documents.generate(id, "receipt")).isInstanceOf(TaskBlockedException.class);
            assertThat(documents.list(id)).noneMatch(d -> d.kind().equals("receipt"));
            return null;
        });
    }
}
