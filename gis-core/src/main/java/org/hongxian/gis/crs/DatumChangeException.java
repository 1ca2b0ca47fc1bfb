package org.hongxian.gis.crs;

/** A change of datum was asked for: it needs official local parameters, and a silent shift of zero would be wrong by up to 100 m. */
public class DatumChangeException extends RuntimeException {

    private final CrsCode from;
    private final CrsCode to;

    public DatumChangeException(CrsCode from, CrsCode to) {
        super("no official parameters for a change of datum from " + from + " to " + to);
        this.from = from;
        this.to = to;
    }

    public CrsCode from() {
        return from;
    }

    public CrsCode to() {
        return to;
    }
}
