package org.hongxian.gis.evidence;

import org.hongxian.gis.crs.CrsCode;

/** The ellipsoidal area is to count in law and the reference system has none prescribed. */
public final class NoEllipsoidalAreaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoEllipsoidalAreaException(CrsCode crs) {
        super("no ellipsoidal area is prescribed for " + crs);
    }
}
