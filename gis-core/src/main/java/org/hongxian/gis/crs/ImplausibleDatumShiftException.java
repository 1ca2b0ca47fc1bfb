package org.hongxian.gis.crs;

/** A parameter set moved a place further than any change between these datums does: wrong set, wrong units or wrong plane. */
public class ImplausibleDatumShiftException extends RuntimeException {

    private final String parameters;
    private final double metres;

    ImplausibleDatumShiftException(String parameters, double metres) {
        super("parameter set " + parameters + " moves a place by " + metres + " m");
        this.parameters = parameters;
        this.metres = metres;
    }

    /** Id of the set. */
    public String parameters() {
        return parameters;
    }

    public double metres() {
        return metres;
    }
}
