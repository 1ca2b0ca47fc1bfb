package org.hongxian.approval.drawing;

/** There is a draft of the same person that the new one does not go on from; it stays. HTTP 409. */
public class DraftConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DraftConflictException(Throwable cause) {
        super("another draft of the drawing was kept meanwhile", cause);
    }
}
