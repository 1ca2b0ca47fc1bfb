package org.hongxian.gis.repair;

/** The drawing is not the one a repair was proposed for: a plot it would change is another by now. */
public final class RepairStaleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String plot;

    RepairStaleException(String plot) {
        super("plot " + plot + " is not as it was when the repair was proposed");
        this.plot = plot;
    }

    /** Label of the plot. */
    public String plot() {
        return plot;
    }
}
