package org.hongxian.gis.crs;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The plane areas and widths are measured in: the Gauss-Krüger plane of the drawing itself or, where the drawing is in longitude
 * and latitude (or in a web map's metres, which are none), that of the nearest 3-degree meridian.
 */
public final class MeasuringPlane {

    private static final int STEPS = 8;

    private final CrsCode drawing;
    /** Null when the plane is that of the drawing. */
    private final @Nullable CoordinateTransformer projection;

    private MeasuringPlane(CrsCode drawing, @Nullable CoordinateTransformer projection) {
        this.drawing = drawing;
        this.projection = projection;
    }

    /** @param envelope of the drawing, in its CRS */
    public static MeasuringPlane of(CrsCode drawing, Envelope envelope) {
        CrsDefinition crs = CrsCatalogue.get(drawing);
        if (crs.isZone()) {
            return new MeasuringPlane(drawing, null);
        }
        Coordinate middle = envelope.isNull() ? new Coordinate() : envelope.centre();
        CrsCode degrees = CrsCatalogue.geographic(crs.datum()).code();
        double longitude = CoordinateTransformer.between(drawing, degrees)
                .transform(middle.getX(), middle.getY())
                .getX();
        return new MeasuringPlane(drawing, CoordinateTransformer.toPlane(drawing, Math.round(longitude / 3) * 3.0));
    }

    /**
     * The way from a CRS into the plane.
     *
     * @throws DatumChangeException if its datum does not coincide with that of the drawing
     */
    public Way from(CrsCode crs) {
        return new Way(crs.equals(drawing) ? null : CoordinateTransformer.between(crs, drawing));
    }

    /** Between one CRS and the plane. */
    public final class Way {

        private final @Nullable CoordinateTransformer toDrawing;

        private Way(@Nullable CoordinateTransformer toDrawing) {
            this.toDrawing = toDrawing;
        }

        /** The same instance when nothing changes. */
        public <G extends Geometry> G toPlane(G geometry) {
            G inDrawing = toDrawing == null ? geometry : toDrawing.transform(geometry);
            return projection == null ? inDrawing : projection.transform(inDrawing);
        }

        /** An envelope of the plane that takes in everything of the given one of the other CRS. */
        public Envelope toPlane(Envelope envelope) {
            Envelope inDrawing = toDrawing == null ? envelope : toDrawing.transform(envelope);
            return projection == null ? inDrawing : projection.transform(inDrawing);
        }

        /** An envelope of the other CRS that takes in everything of the given one of the plane. */
        public Envelope fromPlane(Envelope envelope) {
            if (projection == null && toDrawing == null) {
                return envelope;
            }
            CoordinateTransformer back = toDrawing == null ? null : toDrawing.inverse();
            var result = new Envelope();
            for (int i = 0; i <= STEPS; i++) {
                for (int j = 0; j <= STEPS; j++) {
                    Coordinate p = toDrawing(new Coordinate(
                            envelope.getMinX() + envelope.getWidth() * i / STEPS,
                            envelope.getMinY() + envelope.getHeight() * j / STEPS));
                    result.expandToInclude(back == null ? p : back.transform(p.getX(), p.getY()));
                }
            }
            result.expandBy(result.getWidth() / STEPS, result.getHeight() / STEPS);
            return result;
        }
    }

    /** From the plane to the CRS of the drawing. */
    public Coordinate toDrawing(Coordinate inPlane) {
        return projection == null ? inPlane : projection.inverse().transform(inPlane.getX(), inPlane.getY());
    }

    /** An envelope of the CRS of the drawing that takes in everything of the given one of the plane. */
    public Envelope toDrawing(Envelope inPlane) {
        return projection == null ? inPlane : projection.inverse().transform(inPlane);
    }

    /** From the plane to the CRS of the drawing; the same instance when they are one. */
    public <G extends Geometry> G toDrawing(G inPlane) {
        return projection == null ? inPlane : projection.inverse().transform(inPlane);
    }
}
