package org.hongxian.gis.repair;

import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;

/**
 * One plot of a drawing before and after a repair.
 *
 * @param position zero-based, in the drawing the repair was proposed for
 * @param after one plot; none when it goes, several when it is split
 * @param copies how many plots equal to one that goes the drawing had, itself among them; 0 for one that stays
 * @param areaChangeSquareMetres after minus before, in the plane of the drawing
 */
public record PlotChange(int position, Plot before, List<Plot> after, int copies, double areaChangeSquareMetres) {

    public PlotChange {
        after = List.copyOf(after);
    }
}
