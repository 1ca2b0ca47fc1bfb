package org.hongxian.approval.workflow;

import java.util.List;

/** The task cannot be completed yet: everything that is missing, at once. HTTP 422. */
public class TaskBlockedException extends RuntimeException {

    private final List<Blocker> blockers;

    public TaskBlockedException(List<Blocker> blockers) {
        super("task blocked by " + blockers);
        this.blockers = List.copyOf(blockers);
    }

    public List<Blocker> blockers() {
        return blockers;
    }
}
