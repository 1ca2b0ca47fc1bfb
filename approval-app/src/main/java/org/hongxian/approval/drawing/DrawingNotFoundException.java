package org.hongxian.approval.drawing;

import org.hongxian.approval.casework.DrawingKind;

/** The person may see the case, but it has no such drawing, or not that version of it. */
public class DrawingNotFoundException extends RuntimeException {

    public DrawingNotFoundException(DrawingKind kind, String what) {
        super("no " + what + " of the drawing " + kind);
    }
}
