package org.hongxian.approval.workspace.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.hongxian.gis.reference.ReferenceTable;
import org.hongxian.gis.survey.ClosingTolerance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dated rules the page of somebody who draws has to know. */
@Component("drawingRules")
public class DrawingRules {

    private final Clock clock;
    private final ReferenceTable closing = ReferenceTable.read(ClosingTolerance.TABLE);

    DrawingRules(Clock clock) {
        this.clock = clock;
    }

    /** As of today; null where none is in force, which the page has to say. */
    public @Nullable ClosingTolerance closing() {
        return ClosingTolerance.find(closing, LocalDate.now(clock)).orElse(null);
    }
}
