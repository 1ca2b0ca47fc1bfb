package org.hongxian.gis.survey;

import java.util.List;

/**
 * One side of a boundary and who adjoins it from outside.
 *
 * @param ring index of the ring in the table
 * @param from number of the point the side begins at
 * @param to number of the point it ends at
 * @param stretches in the order of the side, none shorter than the settings say; at least one
 */
public record AdjoiningSide(int ring, String from, String to, List<Stretch> stretches) {

    public AdjoiningSide {
        stretches = List.copyOf(stretches);
    }

    /**
     * @param fromMetres distance from the beginning of the side
     * @param toMetres distance from the beginning of the side
     */
    public record Stretch(Neighbour neighbour, double fromMetres, double toMetres) {}

    /** Without repetition, in the order of the side. */
    public List<Neighbour> neighbours() {
        return stretches.stream().map(Stretch::neighbour).distinct().toList();
    }
}
