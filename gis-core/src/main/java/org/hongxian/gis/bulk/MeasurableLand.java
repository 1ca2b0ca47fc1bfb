package org.hongxian.gis.bulk;

import org.hongxian.gis.bulk.RedLineAreas.Cause;
import org.hongxian.gis.bulk.RedLineAreas.Problem;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Brings red lines onto the plane of the layer, or says why one cannot be measured there. Safe for use by several threads. */
final class MeasurableLand {

    /** Two meridians that differ by less are one. */
    private static final double SAME_DEGREES = 1e-9;

    private final CrsDefinition from;
    private final CrsDefinition to;
    private final OverlayTolerances tolerances;

    /** Null when both are one. */
    private final @Nullable CoordinateTransformer transformer;

    private final @Nullable CoordinateTransformer toDegrees;

    /**
     * @param from CRS of the red lines
     * @param to a zone, that of the layer
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums differ
     */
    MeasurableLand(CrsCode from, CrsCode to, OverlayTolerances tolerances) {
        this.from = CrsCatalogue.get(from);
        this.to = CrsCatalogue.get(to);
        this.tolerances = tolerances;
        this.transformer = from.equals(to) ? null : CoordinateTransformer.between(from, to);
        this.toDegrees = this.from.isZone()
                ? null
                : CoordinateTransformer.between(
                        from, CrsCatalogue.geographic(this.from.datum()).code());
    }

    /**
     * @param land null unless it can be measured; then valid up to shared edges, easting first, in the CRS of the layer
     * @param outcome null when it can
     */
    record Found(
            @Nullable MultiPolygon land,
            @Nullable Outcome outcome,
            @Nullable Problem problem) {

        static Found not(Cause cause, @Nullable Coordinate at) {
            return new Found(
                    null,
                    Outcome.NOT_MEASURABLE,
                    new Problem(cause, at == null ? null : at.getX(), at == null ? null : at.getY()));
        }
    }

    Found of(MultiPolygon submitted) {
        if (submitted.isEmpty()) {
            return Found.not(Cause.EMPTY, null);
        }
        boolean valid = Polygonal.isValid(submitted);
        if (!valid && !OverlayEngine.canMeasure(submitted, tolerances)) {
            return invalid(submitted);
        }
        try {
            if (!isOnThePlane(submitted)) {
                return new Found(null, Outcome.OTHER_ZONE, null);
            }
            if (transformer == null) {
                return new Found(valid ? submitted : dissolved(submitted), null, null);
            }
            MultiPolygon there = transformer.transform(submitted);
            return new Found(Polygonal.isValid(there) ? there : dissolved(there), null, null);
        } catch (CoordinateOutOfDomainException e) {
            return Found.not(Cause.NOT_A_COORDINATE, new Coordinate(e.easting(), e.northing()));
        }
    }

    /** Plots that share an edge make an invalid multipolygon; their union is the same land. */
    private static MultiPolygon dissolved(MultiPolygon land) {
        return Polygonal.union(Polygonal.polygons(land), land);
    }

    /** A zone is its own plane; longitude and latitude belong to the plane of the nearest 3-degree meridian. */
    private boolean isOnThePlane(MultiPolygon submitted) {
        double meridian = from.centralMeridianDegrees();
        CoordinateTransformer degrees = toDegrees;
        if (degrees != null) {
            Coordinate middle = submitted.getEnvelopeInternal().centre();
            meridian =
                    Math.round(degrees.transform(middle.getX(), middle.getY()).getX() / 3) * 3.0;
        }
        return Math.abs(meridian - to.centralMeridianDegrees()) < SAME_DEGREES;
    }

    private static Found invalid(MultiPolygon land) {
        TopologyValidationError error = null;
        for (int i = 0; i < land.getNumGeometries() && error == null; i++) {
            error = new IsValidOp(land.getGeometryN(i)).getValidationError();
        }
        if (error == null) {
            error = new IsValidOp(land).getValidationError();
        }
        return error == null
                ? Found.not(Cause.CROSSES_ITSELF, null)
                : Found.not(cause(error.getErrorType()), error.getCoordinate());
    }

    private static Cause cause(int error) {
        return switch (error) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL, TopologyValidationError.NESTED_HOLES -> Cause.HOLE_OUTSIDE;
            case TopologyValidationError.NESTED_SHELLS -> Cause.PARTS_OVERLAP;
            case TopologyValidationError.TOO_FEW_POINTS -> Cause.TOO_FEW_POINTS;
            case TopologyValidationError.INVALID_COORDINATE -> Cause.NOT_A_COORDINATE;
            default -> Cause.CROSSES_ITSELF;
        };
    }
}
