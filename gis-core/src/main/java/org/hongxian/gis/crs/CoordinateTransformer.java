package org.hongxian.gis.crs;

import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.operation.DefaultMathTransformFactory;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.hongxian.gis.crs.CrsDefinition.Kind;
import org.hongxian.gis.crs.DatumParameters.FourParameters;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * Takes coordinates from one system of the catalogue to another, on a coinciding datum or by official parameters.
 *
 * <p>Easting (longitude) first on both sides. The projection formulas are GeoTools', built from their parameters, so that no CRS
 * database is opened. Between WGS 84 and CGCS2000 longitude and latitude are taken as equal; see {@link Datum#coincidesWith}.
 * Immutable and safe for use by several threads.
 */
public final class CoordinateTransformer {

    private static final DefaultMathTransformFactory TRANSFORMS = new DefaultMathTransformFactory();
    private static final double FARTHEST_SHIFT_METRES = 1000;
    private static final double METRES_PER_DEGREE = 111_000;
    private static final int PARTS_OF_A_SIDE = 40;

    private final CrsDefinition from;
    private final CrsDefinition to;
    private final MathTransform transform;
    private final Envelope domain;
    /** Null where no datum changes. */
    private final @Nullable Shift shift;

    private CoordinateTransformer(
            CrsDefinition from, CrsDefinition to, MathTransform transform, @Nullable Shift shift) {
        this.from = from;
        this.to = to;
        this.transform = transform;
        this.domain = from.domain();
        this.shift = shift;
    }

    /** @param unshifted the same way as if the datums were one, to judge the shift by */
    private record Shift(DatumParameters parameters, CoordinateTransformer unshifted) {}

    /**
     * @throws UnknownCrsException if the catalogue lacks one of them
     * @throws DatumChangeException if their datums do not coincide
     */
    public static CoordinateTransformer between(CrsCode from, CrsCode to) {
        CrsDefinition source = CrsCatalogue.get(from);
        CrsDefinition target = CrsCatalogue.get(to);
        if (!source.datum().coincidesWith(target.datum())) {
            throw new DatumChangeException(from, to);
        }
        return through(source, target);
    }

    /**
     * Between two datums, by official parameters.
     *
     * @throws UnknownCrsException if the catalogue lacks one of them
     * @throws DatumChangeException if the set does not lead between their datums
     */
    public static CoordinateTransformer between(CrsCode from, CrsCode to, DatumParameters parameters) {
        CrsDefinition source = CrsCatalogue.get(from);
        CrsDefinition target = CrsCatalogue.get(to);
        if (!parameters.connects(source.datum(), target.datum())) {
            throw new DatumChangeException(from, to);
        }
        return shifted(source, target, parameters);
    }

    private static CoordinateTransformer shifted(
            CrsDefinition source, CrsDefinition target, DatumParameters parameters) {
        boolean forward = parameters.from() == source.datum();
        try {
            MathTransform there;
            if (parameters.method() instanceof FourParameters plane) {
                MathTransform onPlane = DatumShift.ofPlane(plane);
                there = concatenated(
                        ontoPlane(source, plane),
                        forward ? onPlane : onPlane.inverse(),
                        ontoPlane(target, plane).inverse());
            } else {
                MathTransform inDegrees = DatumShift.ofDegrees(
                        (DatumParameters.SevenParameters) parameters.method(), parameters.from(), parameters.to());
                there = concatenated(
                        projectionOf(source).inverse(),
                        forward ? inDegrees : inDegrees.inverse(),
                        projectionOf(target));
            }
            return new CoordinateTransformer(source, target, there, new Shift(parameters, through(source, target)));
        } catch (FactoryException | TransformException e) {
            throw new IllegalStateException("cannot build the shift from " + source + " to " + target, e);
        }
    }

    private static MathTransform concatenated(MathTransform first, MathTransform second, MathTransform third) {
        return ConcatenatedTransform.create(ConcatenatedTransform.create(first, second), third);
    }

    /** To the plane a set of four parameters is for; a zone of the same meridian differs by its false easting only. */
    private static MathTransform ontoPlane(CrsDefinition crs, FourParameters plane)
            throws FactoryException, TransformException {
        if (crs.isZone() && crs.centralMeridianDegrees() == plane.centralMeridianDegrees()) {
            return new AffineTransform2D(1, 0, 0, 1, plane.falseEastingMetres() - crs.falseEastingMetres(), 0);
        }
        var zone = new CrsDefinition(
                crs.code(),
                crs.datum(),
                Kind.GAUSS_KRUEGER,
                0,
                0,
                plane.centralMeridianDegrees(),
                plane.falseEastingMetres(),
                "",
                "");
        return ConcatenatedTransform.create(projectionOf(crs).inverse(), projectionOf(zone));
    }

    private static CoordinateTransformer through(CrsDefinition source, CrsDefinition target) {
        if (source.equals(target)) {
            return new CoordinateTransformer(source, target, IdentityTransform.create(2), null);
        }
        try {
            MathTransform toDegrees = projectionOf(source).inverse();
            return new CoordinateTransformer(
                    source, target, ConcatenatedTransform.create(toDegrees, projectionOf(target)), null);
        } catch (FactoryException | TransformException e) {
            throw new IllegalStateException("cannot build the projection from " + source + " to " + target, e);
        }
    }

    /**
     * To the Gauss-Krüger plane of any central meridian, false easting 500 000 m: the plane to measure on where the catalogue
     * has no zone, for instance outside the country. WGS 84 is laid on the ellipsoid of CGCS2000, as everywhere here.
     *
     * @throws UnknownCrsException if the catalogue lacks the system
     */
    public static CoordinateTransformer toPlane(CrsCode from, double centralMeridianDegrees) {
        CrsDefinition source = CrsCatalogue.get(from);
        Datum datum = source.datum() == Datum.WGS84 ? Datum.CGCS2000 : source.datum();
        String name = datum.nameEn() + " / Gauss-Krüger CM " + centralMeridianDegrees;
        var plane = new CrsDefinition(
                source.code(), datum, Kind.GAUSS_KRUEGER, 0, 0, centralMeridianDegrees, 500_000, name, name);
        return through(source, plane);
    }

    /** The way back. */
    public CoordinateTransformer inverse() {
        return shift == null ? through(to, from) : shifted(to, from, shift.parameters());
    }

    /**
     * @return a new coordinate, easting first, without a height
     * @throws CoordinateOutOfDomainException if the projection is not defined there
     * @throws ImplausibleDatumShiftException if the parameters of the change of datum are wrong by their effect
     */
    public Coordinate transform(double easting, double northing) {
        if (!domain.covers(easting, northing)) {
            throw new CoordinateOutOfDomainException(easting, northing, from, from, to, null);
        }
        if (isShift()) {
            // The difference first: a system and itself differ by nothing then, to the last bit.
            return new Coordinate(easting + (to.falseEastingMetres() - from.falseEastingMetres()), northing);
        }
        double[] point = {easting, northing};
        try {
            transform.transform(point, 0, point, 0, 1);
        } catch (TransformException e) {
            throw new CoordinateOutOfDomainException(easting, northing, to, from, to, e);
        }
        if (!Double.isFinite(point[0]) || !Double.isFinite(point[1])) {
            throw new CoordinateOutOfDomainException(easting, northing, to, from, to, null);
        }
        var moved = new Coordinate(point[0], point[1]);
        if (shift != null) {
            requirePlausible(moved, shift.unshifted().transform(easting, northing), shift.parameters());
        }
        return moved;
    }

    /** Datums of the country lie within some 300 m of each other, on the plane too. */
    private void requirePlausible(Coordinate moved, Coordinate unshifted, DatumParameters parameters) {
        double metres = moved.distance(unshifted) * (to.isGeographic() ? METRES_PER_DEGREE : 1);
        if (!(metres <= FARTHEST_SHIFT_METRES)) {
            throw new ImplausibleDatumShiftException(parameters.id(), metres);
        }
    }

    /**
     * Transforms every vertex; edges stay straight between them.
     *
     * @return a new geometry; the given one is left as it is
     * @throws CoordinateOutOfDomainException if the projection is not defined at one of the vertices
     */
    public <G extends Geometry> G transform(G geometry) {
        var vertices = new GeometryEditor.CoordinateSequenceOperation() {
            @Override
            public CoordinateSequence edit(CoordinateSequence sequence, Geometry part) {
                var moved = new Coordinate[sequence.size()];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = transform(sequence.getX(i), sequence.getY(i));
                }
                return part.getFactory().getCoordinateSequenceFactory().create(moved);
            }
        };
        @SuppressWarnings("unchecked") // the editor returns the type it was given
        G result = (G) new GeometryEditor(geometry.getFactory()).edit(geometry, vertices);
        return result;
    }

    /**
     * What takes in everything of a box, whose sides are bent on the way.
     *
     * @return a new envelope; null ({@code isNull()}) for one
     * @throws CoordinateOutOfDomainException if the projection is not defined somewhere on its sides
     */
    public Envelope transform(Envelope box) {
        var result = new Envelope();
        for (int i = 0; i <= PARTS_OF_A_SIDE && !box.isNull(); i++) {
            double easting = between(box.getMinX(), box.getMaxX(), i);
            double northing = between(box.getMinY(), box.getMaxY(), i);
            result.expandToInclude(transform(easting, box.getMinY()));
            result.expandToInclude(transform(easting, box.getMaxY()));
            result.expandToInclude(transform(box.getMinX(), northing));
            result.expandToInclude(transform(box.getMaxX(), northing));
        }
        return result;
    }

    private static double between(double from, double to, int part) {
        return part == PARTS_OF_A_SIDE ? to : from + (to - from) * part / PARTS_OF_A_SIDE;
    }

    /** The same zone with and without prefix differ by the false easting only: exact, no projection needed. */
    private boolean isShift() {
        return from.isZone()
                && to.isZone()
                && from.datum() == to.datum()
                && from.centralMeridianDegrees() == to.centralMeridianDegrees();
    }

    /** Longitude and latitude in degrees to the coordinates of the system. */
    private static MathTransform projectionOf(CrsDefinition crs) throws FactoryException {
        if (crs.isGeographic()) {
            return IdentityTransform.create(2);
        }
        ParameterValueGroup parameters = TRANSFORMS.getDefaultParameters(
                crs.isZone() ? "Transverse_Mercator" : "Popular Visualisation Pseudo Mercator");
        parameters.parameter("semi_major").setValue(crs.datum().semiMajorAxisMetres());
        parameters.parameter("semi_minor").setValue(crs.datum().semiMinorAxisMetres());
        parameters.parameter("central_meridian").setValue(crs.centralMeridianDegrees());
        parameters.parameter("false_easting").setValue(crs.falseEastingMetres());
        return TRANSFORMS.createParameterizedTransform(parameters);
    }
}
