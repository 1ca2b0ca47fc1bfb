package org.hongxian.approval.measurement.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.approval.measurement.internal.PiecesView.PieceView;
import org.hongxian.approval.measurement.internal.PiecesView.SharedView;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.MeasurementInputs;
import org.hongxian.gis.evidence.MeasurementRun;
import org.hongxian.gis.evidence.OtherRedLines;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

/**
 * Cuts the pieces of a measurement again from the very inputs its evidence names: they are not stored, because the same inputs
 * always give the same pieces.
 */
@Component
class MeasuredPieces {

    private static final double MILLIMETRES = 1_000;

    private final StoredMeasurements measurements;
    private final InputGathering gathering;
    private final OtherCases otherCases;
    private final MeasurementRun run = new MeasurementRun();

    MeasuredPieces(StoredMeasurements measurements, InputGathering gathering, OtherCases otherCases) {
        this.measurements = measurements;
        this.gathering = gathering;
        this.otherCases = otherCases;
    }

    PiecesView of(StoredMeasurement measurement) {
        Evidence evidence = measurements.evidence(measurement);
        MeasurementInputs inputs = gathering.asIn(evidence);
        OverlayResult overlay = run.overlay(inputs);
        Map<List<Object>, Integer> rows = rows(evidence);
        var pieces = new ArrayList<PieceView>();
        for (Piece piece : overlay.pieces()) {
            List<List<List<double[]>>> coordinates = coordinates(piece.geometry());
            Integer row = rows.get(MeasurementRun.rowKey(piece, inputs));
            if (row != null) {
                pieces.add(new PieceView(row, piece.feature(), piece.netSquareMetres(), coordinates));
            }
            Integer ridges = piece.ridgeShare() > 0 ? rows.get(MeasurementRun.ridgeRowKey(piece, inputs)) : null;
            if (ridges != null) {
                pieces.add(new PieceView(ridges, piece.feature(), piece.ridgeSquareMetres(), coordinates));
            }
        }
        boolean othersVisible = otherCases.areAllVisible(
                evidence.redLines().stream().map(Evidence.RedLine::caseNumber).toList());
        List<SharedView> answers = overlay.answers().stream()
                .filter(answer -> !answer.shared().isEmpty())
                // What is shared with a case the person may not see would show the boundary of that case.
                .filter(answer -> othersVisible || !answer.layer().equals(OtherRedLines.LAYER))
                .map(answer -> new SharedView(answer.layer(), coordinates(answer.shared())))
                .toList();
        return new PiecesView(
                measurement.digest(),
                measurement.drawingNumber(),
                evidence.drawing().crs(),
                List.copyOf(pieces),
                answers);
    }

    private static Map<List<Object>, Integer> rows(Evidence evidence) {
        var rows = new HashMap<List<Object>, Integer>();
        for (Evidence.Row row : evidence.rows()) {
            rows.put(
                    List.of(
                            row.ownerCode(),
                            row.ownerName(),
                            row.ownership(),
                            row.landClass(),
                            row.basicFarmland(),
                            row.isRidge()),
                    rows.size());
        }
        return rows;
    }

    private static List<List<List<double[]>>> coordinates(MultiPolygon area) {
        var polygons = new ArrayList<List<List<double[]>>>();
        for (int i = 0; i < area.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) area.getGeometryN(i);
            var rings = new ArrayList<List<double[]>>();
            rings.add(ring(polygon.getExteriorRing()));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(ring(polygon.getInteriorRingN(hole)));
            }
            polygons.add(rings);
        }
        return polygons;
    }

    private static List<double[]> ring(LinearRing ring) {
        return Arrays.stream(ring.getCoordinates()).map(MeasuredPieces::place).toList();
    }

    private static double[] place(Coordinate at) {
        return new double[] {
            Math.round(at.getX() * MILLIMETRES) / MILLIMETRES, Math.round(at.getY() * MILLIMETRES) / MILLIMETRES
        };
    }
}
