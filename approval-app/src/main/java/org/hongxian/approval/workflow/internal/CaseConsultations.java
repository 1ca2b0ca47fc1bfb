package org.hongxian.approval.workflow.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.PlainText;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.approval.workflow.Consultation;
import org.hongxian.approval.workflow.ConsultationRecorded;
import org.hongxian.approval.workflow.Consultations;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks other bodies for a section and holds its step until they have answered. */
@Component
class CaseConsultations implements Consultations, CompletionRequirement {

    private static final String PIECE = "consultations";
    private static final int LONGEST = 4000;

    private final Cases cases;
    private final StepTable steps;
    private final ActiveTasks tasks;
    private final ConsultationTable table;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseConsultations(
            Cases cases,
            StepTable steps,
            ActiveTasks tasks,
            ConsultationTable table,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.tasks = tasks;
        this.table = table;
        this.currentPerson = currentPerson;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Consultation> list(CaseId caseId) {
        cases.get(caseId);
        return ForApplicants.isOne(currentPerson.get()) ? List.of() : table.list(caseId);
    }

    @Override
    @Transactional
    public Consultation ask(CaseId caseId, String taskId, String body, String question) {
        StepRow step = mine(caseId, taskId);
        if (!tasks.defined(step).consults().contains(body)) {
            throw new NotAllowedNowException(caseId, "consult." + body);
        }
        requireText(question);
        boolean asked = table.list(caseId).stream()
                .anyMatch(open -> open.isOpen()
                        && open.taskId().equals(taskId)
                        && open.body().equals(body));
        if (asked) {
            throw blocked("consultation-open");
        }
        long id = table.add(step, body, question.strip(), currentPerson.get().displayName(), now());
        return recorded(caseId, id, false);
    }

    @Override
    @Transactional
    public Consultation answer(CaseId caseId, long consultation, String answer) {
        cases.lock(cases.get(caseId).id());
        Consultation asked = table.find(caseId, consultation)
                .filter(Consultation::isOpen)
                .orElseThrow(() -> new NotAllowedNowException(caseId, "consultation.answer"));
        mine(caseId, asked.taskId());
        requireText(answer);
        table.answer(consultation, answer.strip(), currentPerson.get().displayName(), now());
        return recorded(caseId, consultation, true);
    }

    private Consultation recorded(CaseId caseId, long id, boolean answered) {
        Consultation consultation = table.find(caseId, id).orElseThrow();
        events.publishEvent(
                new ConsultationRecorded(caseId.value(), id, consultation.section(), consultation.body(), answered));
        return consultation;
    }

    private StepRow mine(CaseId caseId, String taskId) {
        cases.lock(cases.get(caseId).id());
        Person person = currentPerson.get();
        return steps.listLive(caseId).stream()
                .filter(step -> step.taskId().equals(taskId) && step.isFor(person))
                .findFirst()
                .orElseThrow(() -> new NotAllowedNowException(caseId, "consult"));
    }

    private static void requireText(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw blocked("consultation-text");
        }
        PlainText.require("consultation", text);
    }

    private static TaskBlockedException blocked(String what) {
        return new TaskBlockedException(
                List.of(new Blocker(PIECE, "workflow.blocked." + what, List.of(), "#opinion-consultations")));
    }

    @Override
    public List<String> pieces() {
        return List.of(PIECE);
    }

    /** Only what the very step asked: one that was returned meanwhile asked for an opinion nobody needs any more. */
    @Override
    public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
        long open = table.list(caseFile.id()).stream()
                .filter(consultation ->
                        consultation.isOpen() && consultation.taskId().equals(task.id()))
                .count();
        return open == 0
                ? List.of()
                : List.of(
                        new Blocker(PIECE, "workflow.blocked.consultations", List.of(open), "#opinion-consultations"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
