package org.hongxian.approval.measurement;

/** The areas that are asked for cannot be had of this drawing. HTTP 422. */
public class DrawingNotMeasurableException extends RuntimeException {

    private final Reason reason;

    public DrawingNotMeasurableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What a person must do about it differs. */
    public enum Reason {
        /** There is no drawing or no measurement, or defects make areas meaningless. */
        NOT_READY,
        /** The ellipsoidal area is to count in law and the reference system has none prescribed. */
        NO_ELLIPSOIDAL_AREA,
        /** So much lies around the red line that no program would check the file with all of it. */
        ARCHIVE_TOO_LARGE
    }
}
