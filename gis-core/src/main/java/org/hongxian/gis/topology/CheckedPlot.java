package org.hongxian.gis.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** One plot while it is checked: its rings in the measuring plane, and whether its area means anything. */
final class CheckedPlot {

    private final Plot plot;
    private final int position;
    private final String label;
    private final List<CheckedRing> rings = new ArrayList<>();
    private boolean broken;
    private boolean tangled;

    /** @param position zero-based position in the drawing, names a plot that has no name */
    CheckedPlot(Plot plot, int position) {
        this.plot = plot;
        this.position = position;
        this.label = plot.label(position);
    }

    Plot plot() {
        return plot;
    }

    /** Zero-based, in the drawing. */
    int position() {
        return position;
    }

    String label() {
        return label;
    }

    /** One-based line of the plot's head in the file; 0 where there is none. */
    int line() {
        return plot.line();
    }

    List<CheckedRing> rings() {
        return rings;
    }

    /** Rings that enclose something. */
    List<CheckedRing> usableRings() {
        return rings.stream().filter(CheckedRing::isUsable).toList();
    }

    /** Whether a finding makes the measured area a consequence of the defect. */
    boolean isBroken() {
        return broken;
    }

    void setBroken() {
        broken = true;
    }

    /** Whether its rings cross so often that nothing is gained from computing its land. */
    boolean isTangled() {
        return tangled;
    }

    void setTangled() {
        tangled = true;
    }

    /** Reports a defect that makes the measured area meaningless. */
    void breaks(FindingList findings, IssueCode code, Place place, Map<String, Object> arguments) {
        broken = true;
        findings.add(code, place, arguments);
    }

    /** The boundary point at exactly this coordinate of the measuring plane; null when there is none. */
    @Nullable
    BoundaryPoint pointAt(Coordinate inPlane) {
        for (CheckedRing ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                if (ring.plane(i).equals2D(inPlane)) {
                    return ring.point(i);
                }
            }
        }
        return null;
    }

    /** A place of this plot that is no boundary point. */
    Place at(Coordinate inDrawing, int line) {
        return new Place(line > 0 ? line : null, label, null, inDrawing.getX(), inDrawing.getY());
    }

    /** The plot as a whole: its head in the file and its first point. */
    Place head() {
        Integer line = plot.line() > 0 ? plot.line() : null;
        if (rings.isEmpty() || rings.get(0).size() == 0) {
            return new Place(line, label, null, null, null);
        }
        var first = rings.get(0).point(0);
        return new Place(line, label, null, first.easting(), first.northing());
    }
}
