package org.hongxian.approval.measurement;

/** There is no drawing, or its defects make areas meaningless. HTTP 422. */
public class DrawingNotMeasurableException extends RuntimeException {

    public DrawingNotMeasurableException(String reason) {
        super(reason);
    }
}
