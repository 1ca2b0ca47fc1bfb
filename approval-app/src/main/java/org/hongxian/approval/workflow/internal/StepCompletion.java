package org.hongxian.approval.workflow.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowable.engine.TaskService;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess.Completion;
import org.hongxian.approval.workflow.Opinion;
import org.hongxian.approval.workflow.OpinionDraft;
import org.hongxian.approval.workflow.OpinionGiven;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.approval.workflow.TaskCompleted;
import org.hongxian.approval.workflow.TaskPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends one step: what it demands, the opinion, the engine, the state of the case, the record. All or nothing. */
@Component
class StepCompletion {

    static final int LONGEST_OPINION = 4000;

    private static final long NO_OPINION = -1;

    private final Cases cases;
    private final StepTable steps;
    private final OpinionTable opinions;
    private final OpinionDrafts drafts;
    private final ActiveTasks tasks;
    private final Requirements requirements;
    private final Returns returns;
    private final SentBackTable sentBack;
    private final LevelDecider levels;
    private final TaskService engine;
    private final ApplicationEventPublisher events;

    StepCompletion(
            Cases cases,
            StepTable steps,
            OpinionTable opinions,
            OpinionDrafts drafts,
            ActiveTasks tasks,
            Requirements requirements,
            Returns returns,
            SentBackTable sentBack,
            LevelDecider levels,
            TaskService engine,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.steps = steps;
        this.opinions = opinions;
        this.drafts = drafts;
        this.tasks = tasks;
        this.requirements = requirements;
        this.returns = returns;
        this.sentBack = sentBack;
        this.levels = levels;
        this.engine = engine;
        this.events = events;
    }

    /** The case is locked, the step is live and the person's. */
    void complete(CaseFile file, StepRow step, Person person, Completion asked, Instant at) {
        ActiveTask task = tasks.of(step);
        TaskPolicy.Outcome outcome = task.policy().outcomes().stream()
                .filter(offered -> offered.key().equals(asked.outcome()))
                .findFirst()
                .orElse(null);
        Completion completion = demandsOpinion(task, outcome) ? withDraft(step, person, asked) : asked;
        List<Blocker> blockers = blockers(file, step, task, outcome, completion);
        if (outcome == null || !blockers.isEmpty()) {
            throw new TaskBlockedException(blockers);
        }
        long opinion = writeOpinion(step, person, completion, at);
        steps.close(step, person, outcome.key(), at);
        drafts.remove(step.taskId());
        if (outcome.needsTarget()) {
            Returns.Target target = Returns.Target.parse(completion.returnTo());
            events.publishEvent(event(step, outcome, target.taskKey(), List.of()));
            returns.perform(step, target, opinion, at);
            markSentBack(step, opinion);
        } else {
            goOn(step, outcome, opinion);
        }
        changeState(file, tasks.defined(step).states().get(outcome.key()));
    }

    private static boolean demandsOpinion(ActiveTask task, TaskPolicy.@Nullable Outcome outcome) {
        return outcome != null
                && !outcome.skipsRequirements()
                && task.policy().requiredPieces().contains(DefinedTask.OPINION);
    }

    /** What is asked for from here on - a sheet that says the opinion - is held against the opinion that is being given. */
    private Completion withDraft(StepRow step, Person person, Completion asked) {
        String text = asked.opinion().isBlank()
                ? drafts.find(step.taskId()).map(OpinionDraft::text).orElse("")
                : asked.opinion();
        if (text.length() <= LONGEST_OPINION) {
            drafts.put(step.taskId(), person, text);
        }
        return new Completion(asked.caseId(), asked.taskId(), asked.outcome(), text, asked.returnTo());
    }

    private List<Blocker> blockers(
            CaseFile file, StepRow step, ActiveTask task, TaskPolicy.@Nullable Outcome outcome, Completion completion) {
        var blockers = new ArrayList<Blocker>();
        blockers.addAll(outcome == null ? requirements.missing(file, task) : requirements.missing(file, task, outcome));
        if (outcome == null) {
            if (blockers.isEmpty()) {
                blockers.add(blocker("outcome"));
            }
            return blockers;
        }
        if (completion.opinion().isBlank() && outcome.needsReason()) {
            blockers.add(blocker("reason"));
        } else if (completion.opinion().isBlank() && demandsOpinion(task, outcome)) {
            blockers.add(blocker(DefinedTask.OPINION));
        }
        if (completion.opinion().length() > LONGEST_OPINION) {
            blockers.add(blocker("opinion-too-long"));
        }
        if (outcome.needsTarget() && !returns.mayReturn(step, completion.returnTo())) {
            blockers.add(blocker("target"));
        }
        return blockers;
    }

    static Blocker blocker(String what) {
        return new Blocker(what, "workflow.blocked." + what, List.of(), "#complete");
    }

    private long writeOpinion(StepRow step, Person person, Completion completion, Instant at) {
        String text = completion.opinion().strip();
        if (text.isEmpty()) {
            return NO_OPINION;
        }
        Long revised = revised(step).map(Opinion::id).orElse(null);
        long id = opinions.add(step, person, completion.outcome(), text, revised, at);
        events.publishEvent(new OpinionGiven(step.caseId().value(), id, step.taskKey(), digest(text)));
        return id;
    }

    /** The opinion of the step before that this one is a revision of; otherwise what the same step wrote last time. */
    private Optional<Opinion> revised(StepRow step) {
        String revises = tasks.defined(step).revises();
        Optional<Opinion> before = revises == null ? Optional.empty() : opinions.findValid(step.caseId(), revises);
        return before.isPresent() ? before : opinions.findEarlier(step.caseId(), step.taskKey(), step.section());
    }

    private void goOn(StepRow step, TaskPolicy.Outcome outcome, long opinion) {
        if (tasks.defined(step).dependsOnDecision()) {
            levels.confirm(step.caseId());
        }
        List<String> demanded = Requirements.demanded(tasks.defined(step).pieces(), outcome);
        engine.complete(step.taskId(), variables(step, outcome));
        Optional<StepRow> earlier = steps.listLive(step.caseId()).stream()
                .filter(live -> order(live) < order(step))
                .min(Comparator.comparingInt(this::order));
        events.publishEvent(event(step, outcome, earlier.map(StepRow::taskKey).orElse(null), demanded));
        earlier.ifPresent(live -> {
            returns.supersede(step, new Returns.Target(live.taskKey(), List.of()), opinion);
            markSentBack(step, opinion);
        });
    }

    /** So that whoever works on the case again, and whoever gets it afterwards, knows why. */
    private void markSentBack(StepRow step, long opinion) {
        List<StepRow> opened = steps.listLive(step.caseId()).stream()
                .filter(live -> order(live) < order(step))
                .toList();
        if (!opened.isEmpty()) {
            sentBack.mark(opened, step, opinion == NO_OPINION ? null : opinion);
        }
    }

    private Map<String, Object> variables(StepRow step, TaskPolicy.Outcome outcome) {
        var variables = new java.util.HashMap<String, Object>();
        variables.put(ProcessVariables.OUTCOME, outcome.key());
        if (!tasks.defined(step).isJoint()) {
            variables.put(ProcessVariables.REOPENED, "");
        }
        if (tasks.defined(step).dependsOnDecision()) {
            var decision = levels.current(step.caseId()).decision();
            variables.put(
                    ProcessVariables.DECIDED_LEVEL,
                    decision == null ? "UNDECIDED" : decision.level().name());
        }
        return variables;
    }

    private int order(StepRow step) {
        return tasks.defined(step).order();
    }

    private void changeState(CaseFile file, @Nullable CaseState state) {
        if (state == null) {
            return;
        }
        // A refused case that is filed away stays a refused one.
        boolean refused = file.state() == CaseState.REJECTED && state == CaseState.CLOSED;
        if (!refused) {
            cases.changeState(file.id(), state);
        }
    }

    private static TaskCompleted event(
            StepRow step, TaskPolicy.Outcome outcome, @Nullable String returnedTo, List<String> demanded) {
        return new TaskCompleted(
                step.caseId().value(),
                step.taskKey(),
                step.section(),
                outcome.key(),
                returnedTo,
                demanded,
                step.definitionId());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
