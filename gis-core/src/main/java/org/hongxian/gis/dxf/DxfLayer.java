package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.List;

/** The paths of one layer, sorted into rings and what does not close. */
final class DxfLayer {

    final String name;
    private final List<DxfPath> closed = new ArrayList<>();
    private final DxfChains chains = new DxfChains();
    private final List<DxfPath> open = new ArrayList<>();
    private int joined;

    DxfLayer(String name) {
        this.name = name;
    }

    void add(DxfPath path) {
        DxfPath met = path.closedIfItMeetsItself();
        if (met.isClosed()) {
            closed.add(met);
        } else if (met.points().size() >= 2) {
            chains.add(met);
        }
    }

    /** Joins what is open; the rings of the layer afterwards, those drawn closed first. */
    List<DxfPath> rings() {
        for (DxfPath chain : chains.chains()) {
            if (chain.isClosed()) {
                closed.add(chain);
                joined++;
            } else {
                open.add(chain);
            }
        }
        return closed.stream().filter(ring -> ring.points().size() >= 3).toList();
    }

    /** How many rings were put together of several paths; known after {@link #rings()}. */
    int joined() {
        return joined;
    }

    /** What does not close; known after {@link #rings()}. */
    List<DxfPath> open() {
        return open;
    }
}
