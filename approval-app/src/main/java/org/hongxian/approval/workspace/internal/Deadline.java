package org.hongxian.approval.workspace.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much time a step has left.
 *
 * @param dueOn last day; null while the clock stands still
 * @param daysLeft calendar days until then, negative when overdue; 0 without a last day
 */
record Deadline(@Nullable LocalDate dueOn, long daysLeft) {

    private static final int SOON_DAYS = 2;

    static Deadline of(@Nullable LocalDate dueOn, LocalDate today) {
        return dueOn == null ? new Deadline(null, 0) : new Deadline(dueOn, ChronoUnit.DAYS.between(today, dueOn));
    }

    /** Key of the sentence that says it. */
    public String messageKey() {
        if (dueOn == null) {
            return "workspace.deadline.none";
        }
        if (daysLeft < 0) {
            return "workspace.deadline.over";
        }
        return daysLeft == 0 ? "workspace.deadline.today" : "workspace.deadline.left";
    }

    public long days() {
        return Math.abs(daysLeft);
    }

    /** How it is marked: {@code bad} when overdue, {@code warn} when near, else nothing. */
    public String mark() {
        if (dueOn == null) {
            return "";
        }
        if (daysLeft < 0) {
            return "bad";
        }
        return daysLeft <= SOON_DAYS ? "warn" : "";
    }
}
