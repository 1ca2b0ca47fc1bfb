package org.hongxian.gis.coordinatefile;

import java.util.List;

/** Says once of a file that its shapes have heights or measures, which are not kept. */
public final class DroppedHeights {

    private final FeatureSink sink;
    private boolean said;

    public DroppedHeights(FeatureSink sink) {
        this.sink = sink;
    }

    /** @param has whether what was read just now has heights or measures */
    public void seen(boolean has) {
        if (has && !said) {
            said = true;
            sink.assume(new Assumption("heights-dropped", 1, List.of()));
        }
    }
}
