package org.hongxian.gis.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.crs.UnknownCrsException;
import org.hongxian.gis.overlay.OverlayResult.Cause;
import org.hongxian.gis.overlay.OverlayResult.Failure;
import org.hongxian.gis.overlay.OverlayResult.LayerAnswer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

/** Asks one layer whether the red line touches it. Whatever goes wrong becomes the answer FAILED, never a missing answer. */
final class ProtectedLayerQuestion {

    private static final int MAX_PLACES = 50;

    private final MeasuringPlane plane;
    private final MultiPolygon redLine;
    private final OverlayTolerances tolerances;

    /** @param redLine in the measuring plane */
    ProtectedLayerQuestion(MeasuringPlane plane, MultiPolygon redLine, OverlayTolerances tolerances) {
        this.plane = plane;
        this.redLine = redLine;
        this.tolerances = tolerances;
    }

    /** @param shared what the layer and the red line share, in the measuring plane; empty unless the answer is OVERLAPS */
    record Asked(LayerAnswer answer, MultiPolygon shared) {}

    Asked ask(LayerSource layer) {
        MultiPolygon nothing = redLine.getFactory().createMultiPolygon();
        try {
            return answered(layer, nothing);
        } catch (RuntimeException e) {
            // Not only I/O: a geometry no robust overlay exists for must also block, and must not end the whole
            // measurement.
            return new Asked(failed(layer, List.of(), List.of(), List.of(), nothing, failure(e)), nothing);
        }
    }

    private Asked answered(LayerSource layer, MultiPolygon nothing) {
        MeasuringPlane.Way way = plane.from(layer.crs());
        Candidates candidates = Candidates.of(layer, way, redLine);
        var places = new ArrayList<Spot>();
        var parts = new ArrayList<Geometry>();
        for (Candidates.Candidate candidate : candidates.candidates()) {
            MultiPolygon part = Polygonal.intersection(redLine, candidate.geometry());
            if (part.getArea() > tolerances.rawSliverSquareMetres()) {
                parts.add(part);
                places.add(spot(plane, candidate.id(), part));
            }
        }
        MultiPolygon shared = Polygonal.union(parts, redLine);
        double outside = outsideData(layer, way, shared);
        boolean overlaps = shared.getArea() > tolerances.protectedSliverSquareMetres();
        Verdict verdict = overlaps
                ? Verdict.OVERLAPS
                : outside > tolerances.protectedSliverSquareMetres() ? Verdict.NO_DATA : Verdict.CLEAR;
        places.sort(Comparator.comparingDouble(Spot::areaSquareMetres).reversed());
        var answer = new LayerAnswer(
                layer.layer(),
                layer.version(),
                layer.dataDate(),
                verdict,
                overlaps ? shared.getArea() : 0,
                overlaps ? 0 : shared.getArea(),
                outside,
                overlaps ? places.subList(0, Math.min(MAX_PLACES, places.size())) : List.of(),
                candidates.repaired(),
                candidates.ignored(),
                overlaps ? plane.toDrawing(shared) : nothing,
                null);
        return new Asked(answer, overlaps ? shared : nothing);
    }

    /** Where the extent is unknown, only the features themselves are known ground. */
    private double outsideData(LayerSource layer, MeasuringPlane.Way way, MultiPolygon shared) {
        Geometry extent = layer.extent();
        Geometry known = extent == null ? shared : way.toPlane(extent);
        return Polygonal.difference(redLine, known).getArea();
    }

    static Spot spot(MeasuringPlane plane, String feature, MultiPolygon area) {
        Coordinate inside = plane.toDrawing(Polygonal.pointInside(area));
        return new Spot(feature, inside.getX(), inside.getY(), area.getArea());
    }

    static LayerAnswer failed(
            LayerSource layer,
            List<Spot> places,
            List<String> repaired,
            List<String> ignored,
            MultiPolygon nothing,
            Failure failure) {
        return new LayerAnswer(
                layer.layer(),
                layer.version(),
                layer.dataDate(),
                Verdict.FAILED,
                0,
                0,
                0,
                places,
                repaired,
                ignored,
                nothing,
                failure);
    }

    static Failure failure(RuntimeException e) {
        Cause cause = e instanceof DatumChangeException || e instanceof UnknownCrsException
                ? Cause.CRS_DIFFERS
                : Cause.UNREADABLE;
        String message = e.getMessage();
        return new Failure(cause, message == null ? e.getClass().getSimpleName() : message);
    }
}
