package org.hongxian.approval.drawing.internal;

import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.geom.Envelope;

/** The envelope of plots, easting first. */
final class Extents {

    private Extents() {}

    static Envelope of(List<Plot> plots) {
        var extent = new Envelope();
        plots.stream()
                .flatMap(plot -> plot.rings().stream())
                .flatMap(ring -> ring.points().stream())
                .forEach(point -> extent.expandToInclude(point.easting(), point.northing()));
        return extent;
    }
}
