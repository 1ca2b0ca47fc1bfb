package org.hongxian.gis.crs;

/** The catalogue does not have this coordinate reference system. */
public class UnknownCrsException extends RuntimeException {

    private final CrsCode code;

    public UnknownCrsException(CrsCode code) {
        super("not a coordinate reference system of the catalogue: " + code);
        this.code = code;
    }

    public CrsCode code() {
        return code;
    }
}
