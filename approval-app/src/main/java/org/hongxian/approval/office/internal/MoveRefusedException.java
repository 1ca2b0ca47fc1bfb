package org.hongxian.approval.office.internal;

/** The move could not begin, or nobody knows whether it ended. The message says which, for the operator, in both languages. */
final class MoveRefusedException extends RuntimeException {

    MoveRefusedException(String message) {
        super(message);
    }
}
