package org.hongxian.approval.office.internal;

/** The move could not begin, or could not go on; the target holds nothing of the office. The message is for the operator, in both languages. */
final class MoveRefusedException extends RuntimeException {

    MoveRefusedException(String message) {
        super(message);
    }
}
