package org.hongxian.approval.workflow.internal;

/** The approval level cannot be decided; the case stops with this reason. */
class NoLevelException extends RuntimeException {

    /** Why; part of a message key. */
    enum Reason {
        NO_MEASUREMENT("no-measurement"),
        FACT_UNUSABLE("fact-unusable"),
        NO_ROW("no-row"),
        TABLE_UNUSABLE("table-unusable");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    private final Reason reason;

    NoLevelException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
