package org.hongxian.approval.workflow;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.ShippedPieces;
import org.springframework.context.event.EventListener;

/** What other modules plug into the workflow, as the test wants it; everything else is real. */
class WorkflowTestBeans {

    private WorkflowTestBeans() {}

    /** Knows every piece of the shipped process; a piece blocks while the test says it is missing. */
    static class Pieces implements CompletionRequirement {

        private static final Set<String> OF_THE_WORKFLOW = Set.of("opinion", "decision-level", "consultations");

        private final List<String> known = ShippedPieces.list(piece -> !OF_THE_WORKFLOW.contains(piece));

        private final Map<CaseId, Set<String>> missing = new ConcurrentHashMap<>();

        void setMissing(CaseId caseId, String... pieces) {
            missing.put(caseId, Set.of(pieces));
        }

        @Override
        public List<String> pieces() {
            return known;
        }

        @Override
        public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
            return missing.getOrDefault(caseFile.id(), Set.of()).contains(piece)
                    ? List.of(new Blocker(piece, "test.missing", List.of(), "#"))
                    : List.of();
        }
    }

    /** Facts by case; small and without basic farmland unless the test says otherwise. */
    static class Facts implements LevelFacts {

        private final Map<CaseId, Optional<Measured>> facts = new HashMap<>();
        private final Map<CaseId, Integer> asked = new HashMap<>();

        synchronized void set(CaseId caseId, String basicFarmland, String otherCultivated, String otherLand) {
            facts.put(
                    caseId,
                    Optional.of(new Measured(
                            new BigDecimal(basicFarmland),
                            new BigDecimal(otherCultivated),
                            new BigDecimal(otherLand),
                            "measurement-" + basicFarmland + "-" + otherCultivated + "-" + otherLand)));
        }

        synchronized void clear(CaseId caseId) {
            facts.put(caseId, Optional.empty());
        }

        /** How often the facts of the case were asked for. */
        synchronized int asked(CaseId caseId) {
            return asked.getOrDefault(caseId, 0);
        }

        @Override
        public synchronized Optional<Measured> find(CaseId caseId) {
            asked.merge(caseId, 1, Integer::sum);
            return facts.getOrDefault(
                    caseId,
                    Optional.of(new Measured(
                            BigDecimal.ZERO, new BigDecimal("3.0000"), new BigDecimal("5.0000"), "measurement-small")));
        }
    }

    static class ReturnsHeard {

        private final Collection<ReturnedBehind> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void on(ReturnedBehind event) {
            heard.add(event);
        }

        List<ReturnedBehind> of(CaseId caseId) {
            return heard.stream().filter(event -> event.caseId().equals(caseId)).toList();
        }
    }
}
