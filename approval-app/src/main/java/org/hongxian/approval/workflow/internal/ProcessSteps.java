package org.hongxian.approval.workflow.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.runtime.ProcessInstance;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.NewCase;
import org.hongxian.approval.casework.PlainText;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.LevelOutlook;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.Opinion;
import org.hongxian.approval.workflow.OpinionDraft;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.approval.workflow.TaskPolicy;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The facade of the module: opens cases, completes steps, and tells about them. */
@Component
class ProcessSteps implements CaseProcess {

    private final Cases cases;
    private final StepTable steps;
    private final OpinionTable opinions;
    private final OpinionDrafts drafts;
    private final DecisionTable decisions;
    private final LevelOutlooks levels;
    private final ActiveTasks tasks;
    private final Requirements requirements;
    private final Returns returns;
    private final StepCompletion stepCompletion;
    private final Definitions definitions;
    private final LimitExtension extension;
    private final SettledPieces settled;
    private final RuntimeService engine;
    private final TransactionTemplate transactions;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ProcessSteps(
            Cases cases,
            StepTable steps,
            OpinionTable opinions,
            OpinionDrafts drafts,
            DecisionTable decisions,
            LevelOutlooks levels,
            ActiveTasks tasks,
            Requirements requirements,
            Returns returns,
            StepCompletion stepCompletion,
            Definitions definitions,
            LimitExtension extension,
            SettledPieces settled,
            RuntimeService engine,
            TransactionTemplate transactions,
            People people,
            CurrentPerson currentPerson,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.opinions = opinions;
        this.drafts = drafts;
        this.decisions = decisions;
        this.levels = levels;
        this.tasks = tasks;
        this.requirements = requirements;
        this.returns = returns;
        this.stepCompletion = stepCompletion;
        this.definitions = definitions;
        this.extension = extension;
        this.settled = settled;
        this.engine = engine;
        this.transactions = transactions;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    @Transactional
    public CaseFile open(CaseType type, String title, AdministrativeCode county) {
        Person person = currentPerson.get();
        if (!person.has(Role.APPLICANT)) {
            throw new AccessDeniedException("only an applicant opens a case");
        }
        if (!people.counties().contains(county)) {
            throw new IllegalArgumentException("not a county known here: " + county.value());
        }
        CaseFile file = cases.open(new NewCase(type, title, county, person.login(), person.unitName()));
        ProcessInstance instance = engine.createProcessInstanceBuilder()
                .processDefinitionKey(definitions.processKey(type))
                .businessKey(file.id().toString())
                .variable(ProcessVariables.CASE_ID, file.id().toString())
                .start();
        steps.addProcess(file.id(), instance.getId(), instance.getProcessDefinitionId());
        return file;
    }

    @Override
    public List<Blocker> blockers(ActiveTask task) {
        return requirements.missing(cases.get(task.caseId()), task);
    }

    @Override
    public List<Blocker> blockers(ActiveTask task, TaskPolicy.Outcome outcome) {
        return requirements.missing(cases.get(task.caseId()), task, outcome);
    }

    @Override
    public Optional<OpinionDraft> opinionDraft(ActiveTask task) {
        return drafts.find(task.id());
    }

    @Override
    @Transactional
    public void draftOpinion(CaseId caseId, String taskId, String text) {
        cases.lock(cases.get(caseId).id());
        StepRow step = mine(caseId, taskId, "section.opinion");
        if (!tasks.defined(step).pieces().contains(DefinedTask.OPINION)) {
            throw new NotAllowedNowException(caseId, "section.opinion");
        }
        if (text.length() > StepCompletion.LONGEST_OPINION) {
            throw new TaskBlockedException(List.of(StepCompletion.blocker("opinion-too-long")));
        }
        drafts.put(taskId, currentPerson.get(), PlainText.require("opinion", text));
    }

    @Override
    public void complete(Completion completion) {
        CaseId caseId = completion.caseId();
        cases.get(caseId);
        PlainText.require("opinion", completion.opinion());
        try {
            transactions.executeWithoutResult(status -> {
                CaseFile file = cases.lock(caseId);
                StepRow step = mine(caseId, completion.taskId(), "task.complete");
                stepCompletion.complete(file, step, currentPerson.get(), completion, now());
            });
        } catch (TaskBlockedException blocked) {
            transactions.executeWithoutResult(status -> keepOpinion(completion));
            throw blocked;
        }
    }

    /** What was typed is not lost when something else is missing; a reason for a return or refusal is no opinion. */
    private void keepOpinion(Completion completion) {
        cases.lock(completion.caseId());
        String text = completion.opinion();
        StepRow step = mine(completion.caseId(), completion.taskId(), "task.complete");
        boolean opinion = tasks.defined(step).outcomes().stream()
                .anyMatch(outcome -> outcome.key().equals(completion.outcome()) && !outcome.skipsRequirements());
        if (opinion
                && tasks.defined(step).pieces().contains(DefinedTask.OPINION)
                && !text.isBlank()
                && text.length() <= StepCompletion.LONGEST_OPINION) {
            drafts.put(step.taskId(), currentPerson.get(), text);
        }
    }

    private StepRow mine(CaseId caseId, String taskId, String what) {
        Person person = currentPerson.get();
        return steps.listLive(caseId).stream()
                .filter(live -> live.taskId().equals(taskId) && live.isFor(person))
                .findFirst()
                .orElseThrow(() -> new NotAllowedNowException(caseId, what));
    }

    @Override
    public List<String> returnTargets(ActiveTask task) {
        cases.get(task.caseId());
        return steps.listLive(task.caseId()).stream()
                .filter(step -> step.taskId().equals(task.id()))
                .findFirst()
                .map(returns::targets)
                .orElse(List.of());
    }

    @Override
    public int extension(CaseId caseId) {
        return extension.offered(caseId);
    }

    @Override
    public void extendLimit(CaseId caseId, String reason) {
        extension.extend(caseId, reason);
    }

    @Override
    public List<ActiveTask> inbox(int limit) {
        return tasks.of(steps.listFor(currentPerson.get(), limit));
    }

    @Override
    public Map<CaseId, List<String>> liveSteps(Collection<CaseId> caseIds) {
        return liveStepsUnchecked(cases.list(caseIds).stream().map(CaseFile::id).toList());
    }

    @Override
    public Map<CaseId, List<String>> liveStepsUnchecked(Collection<CaseId> caseIds) {
        return steps.listLive(caseIds).stream()
                .collect(Collectors.groupingBy(
                        StepRow::caseId,
                        Collectors.mapping(
                                StepRow::taskKey,
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(LinkedHashSet::new), List::copyOf))));
    }

    @Override
    public List<Opinion> opinions(CaseId caseId) {
        cases.get(caseId);
        Person reader = currentPerson.get();
        List<Opinion> all = opinions.list(caseId);
        return ForApplicants.isOne(reader) ? ForApplicants.of(all, steps.list(caseId), reader) : all;
    }

    @Override
    public List<Step> steps(CaseId caseId) {
        cases.get(caseId);
        boolean internal = !ForApplicants.isOne(currentPerson.get());
        List<StepRow> all = steps.list(caseId);
        return all.stream()
                .map(step -> new Step(
                        step.taskKey(),
                        orEmpty(step.section()),
                        internal || step.role() == Role.APPLICANT ? orEmpty(step.actorName()) : "",
                        internal || ForApplicants.isTold(step, all) ? orEmpty(step.outcome()) : "",
                        step.createdAt(),
                        step.completedAt()))
                .toList();
    }

    @Override
    public Set<String> settledPieces(CaseId caseId) {
        return settled.of(cases.get(caseId).id());
    }

    @Override
    public Optional<LevelDecision> decision(CaseId caseId) {
        cases.get(caseId);
        return decisions.findLast(caseId);
    }

    @Override
    public Optional<LevelOutlook> levelOutlook(CaseId caseId) {
        return levels.outlook(cases.get(caseId), tasks.list(caseId));
    }

    @Override
    public Optional<LevelDecision> levelOf(CaseId caseId, LevelFacts.Measured areas) {
        return levels.levelOf(cases.get(caseId).county(), areas);
    }

    @Override
    public String diagramXml(CaseId caseId) {
        cases.get(caseId);
        return steps.findProcess(caseId)
                .map(process -> definitions.xml(process.definitionId()))
                .orElseThrow(() -> new CaseNotFoundException(caseId + " (no process)"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
