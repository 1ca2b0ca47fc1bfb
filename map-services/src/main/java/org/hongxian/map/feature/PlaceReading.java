package org.hongxian.map.feature;

import java.util.Objects;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Reads shapes people ask with into the plane of a layer.
 *
 * <p>A side that is straight in the system of the shape is bent in the plane of the layer, so it is divided first. What lies far
 * from every feature of the layer is cut off first too: it selects nothing, and the projection of a zone means nothing there.
 */
public final class PlaceReading {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double MARGIN = 0.2;
    private static final int MOST_PARTS_OF_A_SIDE = 400;
    /** Of all sides together: a shape that goes to and fro would become too large. */
    private static final int MOST_DIVIDED = 50_000;

    private final ServedCrs given;
    private final CrsCode layer;
    private final @Nullable CoordinateTransformer transformer;
    private final Envelope near;

    private PlaceReading(ServedCrs given, CrsCode layer, @Nullable CoordinateTransformer transformer, Envelope near) {
        this.given = given;
        this.layer = layer;
        this.transformer = transformer;
        this.near = near;
    }

    /**
     * @param given the system the shapes are in
     * @param layer the system of the layer
     * @param extent of all features, in the system of the layer, easting first
     * @throws DatumChangeException if the datums do not coincide
     */
    public static PlaceReading of(ServedCrs given, CrsCode layer, Envelope extent) {
        if (given.code().equals(layer)) {
            return new PlaceReading(given, layer, null, new Envelope());
        }
        return new PlaceReading(
                given, layer, CoordinateTransformer.between(given.code(), layer), near(given, layer, extent));
    }

    /** Shapes already in the system of the layer, easting first. */
    public static PlaceReading inLayer(CrsCode layer) {
        return new PlaceReading(ServedCrs.eastingFirst(layer), layer, null, new Envelope());
    }

    /** Where the layer lies, in the system of the shapes and generously: half its size, but 0.2 degrees at least, to every side. */
    private static Envelope near(ServedCrs given, CrsCode layer, Envelope extent) {
        if (extent.isNull()) {
            return new Envelope();
        }
        CoordinateTransformer toGiven = CoordinateTransformer.between(layer, given.code());
        Envelope box = toGiven.transform(divided(GEOMETRY.toGeometry(extent))).getEnvelopeInternal();
        boolean degrees = CrsCatalogue.get(given.code()).isGeographic();
        double least = degrees ? MARGIN : MARGIN * 100_000;
        box.expandBy(Math.max(least, box.getWidth() / 2), Math.max(least, box.getHeight() / 2));
        return box;
    }

    CrsCode layer() {
        return layer;
    }

    /**
     * @param shape as given
     * @return the shape in the system of the layer, easting first; empty if nothing of the layer can lie there
     * @throws UnusableFilterException if it has no place there
     */
    public Geometry toLayer(Geometry shape) {
        return toLayer(shape, false);
    }

    /** @param whole whether what lies far from the layer may not be left away, because what is asked depends on it */
    Geometry toLayer(Geometry shape, boolean whole) {
        Geometry eastingFirst = given.northingFirst() ? swapped(shape) : shape;
        if (transformer == null) {
            return eastingFirst;
        }
        if (!shape.isEmpty()
                && !CrsCatalogue.get(given.code()).domain().intersects(eastingFirst.getEnvelopeInternal())) {
            throw new UnusableFilterException(UnusableFilterException.Reason.OUT_OF_DOMAIN);
        }
        if (near.isNull() || eastingFirst.isEmpty()) {
            return GEOMETRY.createEmpty(shape.getDimension());
        }
        Geometry close = near.contains(eastingFirst.getEnvelopeInternal())
                ? eastingFirst
                : OverlayNGRobust.overlay(eastingFirst, GEOMETRY.toGeometry(near), OverlayNG.INTERSECTION);
        if (whole && close != eastingFirst) {
            throw new UnusableFilterException(UnusableFilterException.Reason.OUT_OF_DOMAIN);
        }
        if (isTooWinding(close)) {
            throw new UnusableFilterException(
                    UnusableFilterException.Reason.TOO_MANY_VERTICES, FilterCheck.MOST_VERTICES);
        }
        try {
            return Objects.requireNonNull(transformer).transform(divided(close));
        } catch (CoordinateOutOfDomainException e) {
            throw new UnusableFilterException(UnusableFilterException.Reason.OUT_OF_DOMAIN);
        }
    }

    /** Whether {@link #divided} would make too many vertices of it. */
    public static boolean isTooWinding(Geometry geometry) {
        return geometry.getLength() > MOST_DIVIDED * side(geometry);
    }

    /** The same shape with sides so short that they stay straight in any other system of the same datum; no vertex is lost. */
    public static Geometry divided(Geometry geometry) {
        double side = side(geometry);
        if (geometry.getDimension() == 0 || side == 0) {
            return geometry;
        }
        var densifier = new Densifier(geometry);
        densifier.setDistanceTolerance(side);
        // Whoever divides a shape that is not valid is to find that out and not to get another shape.
        densifier.setValidate(false);
        return densifier.getResultGeometry();
    }

    /** Longest stretch that counts as straight: a part of the longer side of its box. */
    private static double side(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        return Math.max(box.getWidth(), box.getHeight()) / MOST_PARTS_OF_A_SIDE;
    }

    /** The same shape with the two numbers of every coordinate changed about. */
    static Geometry swapped(Geometry geometry) {
        return new GeometryEditor(geometry.getFactory())
                .edit(geometry, new GeometryEditor.CoordinateSequenceOperation() {
                    @Override
                    public CoordinateSequence edit(CoordinateSequence sequence, Geometry part) {
                        var swapped = new Coordinate[sequence.size()];
                        for (int i = 0; i < swapped.length; i++) {
                            swapped[i] = new Coordinate(sequence.getY(i), sequence.getX(i));
                        }
                        return part.getFactory().getCoordinateSequenceFactory().create(swapped);
                    }
                });
    }
}
