package org.hongxian.map.sheet;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Where a place on the ground lies on the page.
 *
 * @param originEasting ground position of the lower left corner of the frame, whole metres
 * @param originNorthing ground position of the lower left corner of the frame, whole metres
 */
record GroundToPaper(double originEasting, double originNorthing, SheetLayout layout) {

    /** The red line in the middle of the frame, the corner on whole metres. */
    static GroundToPaper centred(Envelope redLine, SheetLayout layout) {
        double halfWidth = layout.frame().width() * layout.scale() / 2000;
        double halfHeight = layout.frame().height() * layout.scale() / 2000;
        return new GroundToPaper(
                Math.rint(redLine.centre().x - halfWidth), Math.rint(redLine.centre().y - halfHeight), layout);
    }

    double x(double easting) {
        return layout.frame().left() + (easting - originEasting) * 1000 / layout.scale();
    }

    double y(double northing) {
        return layout.frame().bottom() + (northing - originNorthing) * 1000 / layout.scale();
    }

    Coordinate place(double easting, double northing) {
        return new Coordinate(x(easting), y(northing));
    }

    /** The ground inside the frame. */
    Envelope ground() {
        return new Envelope(
                originEasting,
                originEasting + layout.frame().width() * layout.scale() / 1000,
                originNorthing,
                originNorthing + layout.frame().height() * layout.scale() / 1000);
    }

    Geometry onPaper(Geometry ground) {
        double k = 1000.0 / layout.scale();
        return new AffineTransformation(
                        k,
                        0,
                        layout.frame().left() - originEasting * k,
                        0,
                        k,
                        layout.frame().bottom() - originNorthing * k)
                .transform(ground);
    }
}
