package org.hongxian.gis.edit;

import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;

/**
 * A drawing after an edit.
 *
 * @param plots all of them, in order; those the edit did not touch are the very same
 * @param made positions of the plots that are new or other than before, ascending
 * @param newPoints how many boundary points there are that were not there before, a shared one counted once
 * @param beforeSquareMetres of the plots the edit changed, in the plane of the drawing
 * @param afterSquareMetres of what they became
 */
public record Edited(
        List<Plot> plots, List<Integer> made, int newPoints, double beforeSquareMetres, double afterSquareMetres) {

    public Edited {
        plots = List.copyOf(plots);
        made = List.copyOf(made);
    }
}
