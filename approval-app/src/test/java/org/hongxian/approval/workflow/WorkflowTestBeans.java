package org.hongxian.approval.workflow;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.springframework.context.event.EventListener;

/** What other modules plug into the workflow, as the test wants it; everything else is real. */
class WorkflowTestBeans {

    private WorkflowTestBeans() {}

    /** Knows every piece of the shipped process; a piece blocks while the test says it is missing. */
    static class Pieces implements CompletionRequirement {

        private static final Pattern PIECES = Pattern.compile("pieces=\"([^\"]+)\"");
        private static final Set<String> NOT_OF_OTHERS = Set.of("opinion", "decision-level");

        private final List<String> known = named();

        /** Every piece the shipped process names, but those the workflow itself answers for. */
        private static List<String> named() {
            try (var definition =
                    WorkflowTestBeans.class.getResourceAsStream("/processes/separately-sited.bpmn20.xml")) {
                String xml = new String(requireNonNull(definition).readAllBytes(), StandardCharsets.UTF_8);
                return PIECES.matcher(xml)
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split("\\s+")))
                        .filter(piece -> !NOT_OF_OTHERS.contains(piece))
                        .distinct()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

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

        @Override
        public synchronized Optional<Measured> find(CaseId caseId) {
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
