package org.hongxian.approval.workflow.internal;

import java.util.List;

/** A process definition that must not run. Stops the start, with everything that is wrong at once. */
class BrokenDefinitionException extends RuntimeException {

    private final List<String> problems;

    BrokenDefinitionException(String process, List<String> problems) {
        super("process definition " + process + " cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
