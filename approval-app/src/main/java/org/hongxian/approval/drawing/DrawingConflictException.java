package org.hongxian.approval.drawing;

/** Another version was saved since the edit began. HTTP 409. */
public class DrawingConflictException extends RuntimeException {

    private final int currentNumber;

    public DrawingConflictException(int baseNumber, int currentNumber) {
        super("edit of version " + baseNumber + " but the current one is " + currentNumber);
        this.currentNumber = currentNumber;
    }

    public int currentNumber() {
        return currentNumber;
    }
}
