package org.hongxian.approval.workflow;

import java.util.List;

/**
 * Something that keeps a task from being completed, with the way to its place.
 *
 * @param messageKey text in the message bundles
 * @param arguments values for the text
 * @param anchor place in the workspace, for instance {@code #documents} or {@code #defect-3}
 */
public record Blocker(String piece, String messageKey, List<Object> arguments, String anchor) {

    public Blocker {
        arguments = List.copyOf(arguments);
    }
}
