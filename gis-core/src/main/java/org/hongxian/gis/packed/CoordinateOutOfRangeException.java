package org.hongxian.gis.packed;

/** A coordinate is not a number, or too far from the rest of its coverage to be packed with it. */
public final class CoordinateOutOfRangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CoordinateOutOfRangeException(double metres, double origin) {
        super("coordinate " + metres + " is not within 214 km of " + origin);
    }
}
