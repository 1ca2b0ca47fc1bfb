package org.hongxian.gis.crs;

import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.operation.DefaultMathTransformFactory;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.hongxian.gis.crs.CrsDefinition.Kind;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * Takes coordinates from one system of the catalogue to another on a coinciding datum.
 *
 * <p>Easting (longitude) first on both sides. The projection formulas are GeoTools', built from their parameters, so that no CRS
 * database is opened. Between WGS 84 and CGCS2000 longitude and latitude are taken as equal; see {@link Datum#coincidesWith}.
 * Immutable and safe for use by several threads.
 */
public final class CoordinateTransformer {

    private static final DefaultMathTransformFactory TRANSFORMS = new DefaultMathTransformFactory();

    private final CrsDefinition from;
    private final CrsDefinition to;
    private final MathTransform transform;

    private CoordinateTransformer(CrsDefinition from, CrsDefinition to, MathTransform transform) {
        this.from = from;
        this.to = to;
        this.transform = transform;
    }

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

    private static CoordinateTransformer through(CrsDefinition source, CrsDefinition target) {
        try {
            MathTransform toDegrees = projectionOf(source).inverse();
            return new CoordinateTransformer(
                    source, target, ConcatenatedTransform.create(toDegrees, projectionOf(target)));
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
        return through(to, from);
    }

    /**
     * @return a new coordinate, easting first, without a height
     * @throws CoordinateOutOfDomainException if the projection is not defined there
     */
    public Coordinate transform(double easting, double northing) {
        if (!isOnEarth(easting, northing)) {
            throw new CoordinateOutOfDomainException(easting, northing, from, to, null);
        }
        if (isShift()) {
            return new Coordinate(easting - from.falseEastingMetres() + to.falseEastingMetres(), northing);
        }
        double[] point = {easting, northing};
        try {
            transform.transform(point, 0, point, 0, 1);
        } catch (TransformException e) {
            throw new CoordinateOutOfDomainException(easting, northing, from, to, e);
        }
        if (!Double.isFinite(point[0]) || !Double.isFinite(point[1])) {
            throw new CoordinateOutOfDomainException(easting, northing, from, to, null);
        }
        return new Coordinate(point[0], point[1]);
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

    /** Half the width of the projected earth is a generous bound; beyond it the series of the projection mean nothing. */
    private boolean isOnEarth(double easting, double northing) {
        return switch (from.kind()) {
            case GEOGRAPHIC -> Math.abs(easting) <= 180 && Math.abs(northing) <= 90;
            case GAUSS_KRUEGER ->
                Math.abs(from.offsetFromCentralMeridianMetres(easting)) <= 4_000_000
                        && Math.abs(northing) <= 10_010_000;
            case WEB_MERCATOR -> Math.abs(easting) <= 20_037_509 && Math.abs(northing) <= 50_000_000;
        };
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
