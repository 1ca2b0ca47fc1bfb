package org.hongxian.approval.workflow.internal;

import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.LevelOutlook;
import org.hongxian.approval.workflow.internal.NoLevelException.Reason;
import org.springframework.stereotype.Component;

/** Tells what was decided from what would be decided. Reads only: looking at a case decides nothing. */
@Component
class LevelOutlooks {

    private final LevelDecider levels;
    private final DecisionTable decisions;

    LevelOutlooks(LevelDecider levels, DecisionTable decisions) {
        this.levels = levels;
        this.decisions = decisions;
    }

    /** @param live the steps of the case that wait for somebody */
    Optional<LevelOutlook> outlook(CaseFile file, List<ActiveTask> live) {
        Optional<LevelDecision> stored = decisions.findLast(file.id());
        if (file.state() != CaseState.IN_PROGRESS || isBeyond(live)) {
            return stored.map(decision -> new LevelOutlook(decision, true, null));
        }
        LevelDecider.Attempt now = levels.current(file.id());
        if (now.decision() != null) {
            return Optional.of(new LevelOutlook(now.decision(), stored.equals(Optional.of(now.decision())), null));
        }
        Reason failure = now.failure() == null ? Reason.NO_MEASUREMENT : now.failure();
        return Optional.of(new LevelOutlook(null, false, "workflow.level.open." + failure.key()));
    }

    Optional<LevelDecision> levelOf(AdministrativeCode county, LevelFacts.Measured areas) {
        return Optional.ofNullable(levels.attempt(county, Optional.of(areas)).decision());
    }

    /** The ministry works on what the province decided to send up; a provision that came into force since does not unsend it. */
    private static boolean isBeyond(List<ActiveTask> live) {
        return live.stream().anyMatch(task -> task.region().level() == Level.STATE);
    }
}
