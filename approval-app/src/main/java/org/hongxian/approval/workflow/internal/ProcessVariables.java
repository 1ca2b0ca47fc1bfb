package org.hongxian.approval.workflow.internal;

/** What the engine is told about a case: identifiers and keys, nothing else. */
final class ProcessVariables {

    static final String CASE_ID = "caseId";
    static final String OUTCOME = "outcome";
    static final String DECIDED_LEVEL = "decidedLevel";

    /** {@code task:section,section} when a return reopens some sections of a joint review; empty otherwise. */
    static final String REOPENED = "reopened";

    /** The section of one branch of a joint review. */
    static final String SECTION = "section";

    private ProcessVariables() {}
}
