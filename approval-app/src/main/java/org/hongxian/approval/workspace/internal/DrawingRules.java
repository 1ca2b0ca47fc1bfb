package org.hongxian.approval.workspace.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.hongxian.gis.survey.ClosingTolerance;
import org.springframework.stereotype.Component;

/** Dated rules the page of somebody who draws has to know. */
@Component("drawingRules")
public class DrawingRules {

    private final Clock clock;

    DrawingRules(Clock clock) {
        this.clock = clock;
    }

    /** As of today. */
    public ClosingTolerance closing() {
        return ClosingTolerance.on(LocalDate.now(clock));
    }
}
