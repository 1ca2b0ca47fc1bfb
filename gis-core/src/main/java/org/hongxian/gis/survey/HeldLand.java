package org.hongxian.gis.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;

/** Who holds the land around the plots of a drawing, the plots among it: one index for all of them. */
final class HeldLand {

    /** In place of the position of a plot: land of a parcel. */
    static final int NO_PLOT = -1;

    private final STRtree index = new STRtree();
    private int size;
    private long compared;

    /**
     * @param order in which it was added
     * @param plot position of the plot whose land it is, or {@link #NO_PLOT}
     * @param area in the plane of the drawing, valid
     */
    record Held(int order, Geometry area, Neighbour by, int plot) {}

    void add(Geometry area, Neighbour by, int plot) {
        if (!area.isEmpty()) {
            index.insert(area.getEnvelopeInternal(), new Held(size, area, by, plot));
            size++;
        }
    }

    /** What a line may run through, in the order it was added, but for the plot the line belongs to. */
    List<Held> near(LineString line, int plot) {
        var found = new ArrayList<Held>();
        index.query(line.getEnvelopeInternal(), item -> {
            var held = (Held) item;
            if (held.plot() != plot) {
                found.add(held);
            }
        });
        found.sort(Comparator.comparingInt(Held::order));
        compared += found.size();
        return found;
    }

    int size() {
        return size;
    }

    /** How many pairs of a line and somebody's land were looked at so far. */
    long compared() {
        return compared;
    }
}
