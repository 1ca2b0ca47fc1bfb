package org.hongxian.approval.planner.internal;

/** Where long work stands; public for the pages. */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}
