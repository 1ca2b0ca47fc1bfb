package org.hongxian.approval.dossier.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.Opinion;
import org.hongxian.approval.workflow.TaskGate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the sheet of opinions of one office says: the standing opinions of its steps, the last one that of whoever signs. While
 * that step is live its opinion is the one kept there and not given yet; giving it unchanged changes nothing on the sheet.
 */
@Component
class OpinionSheet {

    /** The reason of a return stays on record, but is no opinion on what was sent up in the end. */
    private static final Set<String> SENT_BACK = Set.of("return", "back");

    private final ObjectProvider<CaseProcess> process;
    private final ObjectProvider<TaskGate> gate;
    private final Clock clock;

    OpinionSheet(ObjectProvider<CaseProcess> process, ObjectProvider<TaskGate> gate, Clock clock) {
        this.process = process;
        this.gate = gate;
        this.clock = clock;
    }

    /** @param section empty unless a joint review; @param on day it was given, today while it is only kept */
    record Line(String step, String section, String author, String text, LocalDate on) {}

    /** In the order of the steps; without the last step's line as long as nobody wrote its opinion. */
    List<Line> lines(CaseId caseId, DocumentKind kind) {
        List<Opinion> standing = process.getObject().opinions(caseId).stream()
                .filter(opinion -> !opinion.superseded() && !SENT_BACK.contains(opinion.outcome()))
                .toList();
        var lines = new ArrayList<Line>();
        for (String step : kind.opinionSteps()) {
            Map<String, Line> newest = new LinkedHashMap<>();
            standing.stream()
                    .filter(opinion -> opinion.taskKey().equals(step))
                    .map(this::line)
                    .forEach(line -> newest.put(line.section(), line));
            lines.addAll(newest.values());
        }
        if (!isSigned(lines, kind)) {
            kept(caseId, signingStep(kind)).ifPresent(lines::add);
        }
        return List.copyOf(lines);
    }

    boolean isSigned(List<Line> lines, DocumentKind kind) {
        return lines.stream().anyMatch(line -> line.step().equals(signingStep(kind)));
    }

    /** What the sheet is made from, so that it can be told when it says something else. Days are no part of it. */
    String content(CaseId caseId, DocumentKind kind) {
        var text = new StringBuilder();
        for (Line line : lines(caseId, kind)) {
            text.append(String.join("\u001f", line.step(), line.section(), line.author(), line.text()))
                    .append('\u001e');
        }
        return text.toString();
    }

    private static String signingStep(DocumentKind kind) {
        return kind.opinionSteps().get(kind.opinionSteps().size() - 1);
    }

    private Optional<Line> kept(CaseId caseId, String step) {
        return gate.getObject().listActive(caseId).stream()
                .filter(task -> task.key().equals(step))
                .findFirst()
                .flatMap(process.getObject()::opinionDraft)
                .map(draft -> new Line(step, "", draft.authorName(), draft.text(), LocalDate.now(clock)));
    }

    private Line line(Opinion opinion) {
        return new Line(
                opinion.taskKey(),
                Objects.requireNonNullElse(opinion.section(), ""),
                opinion.actorName(),
                opinion.text(),
                LocalDate.ofInstant(opinion.at(), clock.getZone()));
    }
}
