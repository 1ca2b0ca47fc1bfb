package org.hongxian.approval.workflow.internal;

import java.util.Optional;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.LevelForecast;
import org.hongxian.approval.workflow.LevelOutlook;
import org.hongxian.approval.workflow.internal.NoLevelException.Reason;
import org.springframework.stereotype.Component;

@Component
class LevelForecasts implements LevelForecast {

    private final LevelDecider levels;

    LevelForecasts(LevelDecider levels) {
        this.levels = levels;
    }

    @Override
    public LevelOutlook of(AdministrativeCode county, LevelFacts.Measured areas) {
        LevelDecider.Attempt attempt = levels.attempt(county, Optional.of(areas));
        Reason failure = attempt.failure();
        return new LevelOutlook(
                attempt.decision(), false, failure == null ? null : "workflow.level.open." + failure.key());
    }
}
