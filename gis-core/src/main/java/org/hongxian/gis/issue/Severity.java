package org.hongxian.gis.issue;

/** How much a finding weighs. Which code has which severity is dated data, not code. */
public enum Severity {
    /** Blocks submission: the data cannot be the evidence of a decision as it is. */
    ERROR,
    /** Must be looked at by a person, does not block. */
    WARNING,
    /** Worth knowing; for instance what a reader assumed. */
    NOTE
}
