package org.hongxian.approval.workspace.internal;

import java.time.LocalDate;
import org.hongxian.approval.workflow.ActiveTask;
import org.jspecify.annotations.Nullable;

/**
 * How much time a step has left, in working days as the limits count.
 *
 * @param dueOn last day; null while the clock stands still
 * @param workingDaysLeft from tomorrow up to the last day, negative when it is over; 0 without a last day
 * @param over whether the last day has passed, be it by days off only
 * @param provisional whether the calendar up to the last day is not announced yet
 */
record Deadline(@Nullable LocalDate dueOn, int workingDaysLeft, boolean over, boolean provisional) {

    private static final int SOON_DAYS = 2;

    static Deadline of(ActiveTask task, LocalDate today) {
        LocalDate dueOn = task.dueOn();
        Integer left = task.workingDaysLeft();
        return dueOn == null || left == null
                ? new Deadline(null, 0, false, false)
                : new Deadline(dueOn, left, dueOn.isBefore(today), task.provisional());
    }

    /** Key of the sentence that says it. */
    public String messageKey() {
        if (dueOn == null) {
            return "workspace.deadline.none";
        }
        if (over) {
            return workingDaysLeft == 0 ? "workspace.deadline.passed" : "workspace.deadline.over";
        }
        return workingDaysLeft == 0 ? "workspace.deadline.today" : "workspace.deadline.left";
    }

    public int days() {
        return Math.abs(workingDaysLeft);
    }

    /** How it is marked: {@code bad} when overdue, {@code warn} when near, else nothing. */
    public String mark() {
        if (dueOn == null) {
            return "";
        }
        if (over) {
            return "bad";
        }
        return workingDaysLeft <= SOON_DAYS ? "warn" : "";
    }
}
