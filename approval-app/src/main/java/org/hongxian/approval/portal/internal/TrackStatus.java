package org.hongxian.approval.portal.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.CaseReturns;
import org.hongxian.approval.workflow.TaskGate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case in the words of its applicant: stages, who is acting, until when, and what the applicant must do now. */
@Component
class TrackStatus {

    private static final List<Stage> STAGES = List.of(
            new Stage("apply", Set.of("apply")),
            new Stage("accept", Set.of("county-accept")),
            new Stage("county", Set.of("county-survey", "county-dossier", "county-section", "county-director")),
            new Stage("city", Set.of("city-review", "city-director")),
            new Stage(
                    "province", Set.of("province-window", "province-review", "province-director", "province-decision")),
            new Stage("state", Set.of("ministry-window", "ministry-review", "ministry-director", "state-decision")),
            new Stage("fees", Set.of("fees")),
            new Stage("reply", Set.of("reply", "rejection")),
            new Stage("announce", Set.of("announce")),
            new Stage("permit", Set.of("permit")),
            new Stage("archive", Set.of("archive-deciding", "archive")));

    private static final String APPLY = "apply";
    /** Steps of others at which the clock stands still, each with a sentence that says what for. */
    private static final Set<String> PAUSED = Set.of("state-decision", "fees", "announce");

    private final CaseProcess process;
    private final CaseReturns returns;
    private final TaskGate gate;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    TrackStatus(
            CaseProcess process,
            CaseReturns returns,
            TaskGate gate,
            People people,
            CurrentPerson currentPerson,
            Clock clock) {
        this.process = process;
        this.returns = returns;
        this.gate = gate;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** Reads as the applicant: the holder of the tracking code sees what the applicant may see, and nothing more. */
    View of(CaseFile file) {
        Person applicant = people.find(file.applicantLogin())
                .orElseThrow(() -> new IllegalStateException("no applicant " + file.applicantLogin()));
        var result = new ArrayList<View>(1);
        currentPerson.runAs(applicant, () -> result.add(read(file)));
        return result.get(0);
    }

    private View read(CaseFile file) {
        List<ActiveTask> live = gate.listActive(file.id());
        Set<String> liveKeys = live.stream().map(ActiveTask::key).collect(Collectors.toSet());
        Set<String> doneKeys = process.steps(file.id()).stream()
                .filter(step -> step.to() != null)
                .map(CaseProcess.Step::taskKey)
                .collect(Collectors.toSet());
        int now = lastIndex(liveKeys);
        var stages = new ArrayList<StageView>();
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            boolean isNow = stage.containsAny(liveKeys);
            boolean done = !isNow && stage.containsAny(doneKeys) && (now < 0 || i < now);
            boolean skipped = !isNow && !done && (now > i || (now < 0 && file.state() != CaseState.IN_PROGRESS));
            if (!skipped) {
                stages.add(new StageView(stage.key(), isNow ? "now" : done ? "done" : "later"));
            }
        }
        Back back = back(live);
        List<Actor> actors = live.stream()
                .map(task -> new Actor(
                        people.regionName(task.region()),
                        task.key(),
                        task.dueOn(),
                        task.provisional(),
                        task.workingDaysLeft(),
                        task.extensionReason(),
                        pause(task, back != null)))
                .distinct()
                .toList();
        return new View(List.copyOf(stages), actors, duty(file, liveKeys), back);
    }

    private static int lastIndex(Set<String> liveKeys) {
        for (int i = STAGES.size() - 1; i >= 0; i--) {
            if (STAGES.get(i).containsAny(liveKeys)) {
                return i;
            }
        }
        return -1;
    }

    /** Key of the sentence that says what the applicant has to do. */
    private static String duty(CaseFile file, Set<String> liveKeys) {
        if (liveKeys.contains(APPLY)) {
            return "portal.duty.apply";
        }
        if (liveKeys.contains("fees")) {
            return "portal.duty.fees";
        }
        return switch (file.state()) {
            case IN_PROGRESS, APPROVED -> "portal.duty.wait";
            case CLOSED -> "portal.duty.closed";
            case REJECTED, REFUSED -> "portal.duty.refused";
            case NOT_REQUIRED -> "portal.duty.not-required";
            case DROPPED -> "portal.duty.dropped";
        };
    }

    /** Why the case is back with the applicant; null when it is not. */
    private @Nullable Back back(List<ActiveTask> live) {
        return returns.of(live).values().stream()
                .filter(sentBack -> sentBack.toTaskKey().equals(APPLY))
                .findFirst()
                .map(sentBack -> new Back(
                        people.regionName(sentBack.region()),
                        sentBack.role(),
                        LocalDate.ofInstant(sentBack.at(), clock.getZone()),
                        sentBack.reason()))
                .orElse(null);
    }

    /** Key of the sentence that says what the clock waits for; null while it runs, or when there is nothing to explain. */
    private static @Nullable String pause(ActiveTask task, boolean sentBack) {
        boolean explained = task.key().equals(APPLY) ? sentBack : PAUSED.contains(task.key());
        return task.dueOn() == null && explained ? "portal.pause." + task.key() : null;
    }

    private record Stage(String key, Set<String> tasks) {

        boolean containsAny(Set<String> keys) {
            return tasks.stream().anyMatch(keys::contains);
        }
    }

    /**
     * @param duty key of the sentence for the applicant
     * @param back why the case is back with the applicant; null when it is not
     */
    record View(
            List<StageView> stages,
            List<Actor> actors,
            String duty,
            @Nullable Back back) {}

    /**
     * A case that was sent back to the applicant.
     *
     * @param unitName of the place whose office sent it back
     * @param role who did
     * @param reason as written
     */
    record Back(String unitName, Role role, LocalDate on, String reason) {}

    /** @param state done, now or later */
    record StageView(String key, String state) {}

    /**
     * @param provisional whether the calendar up to the last day is not announced yet
     * @param workingDaysLeft negative when the limit has passed; null while the clock stands still
     * @param extensionReason why the limit was extended, as written; null when it was not
     * @param pauseKey of the sentence that says what the clock waits for; null while it runs
     */
    record Actor(
            String unitName,
            String taskKey,
            @Nullable LocalDate dueOn,
            boolean provisional,
            @Nullable Integer workingDaysLeft,
            @Nullable String extensionReason,
            @Nullable String pauseKey) {

        /** Key of the sentence that says until when. */
        public String messageKey() {
            Integer left = workingDaysLeft;
            if (left == null) {
                return "portal.no-clock";
            }
            return left > 0 ? "portal.until.left" : "portal.until";
        }
    }
}
