package org.hongxian.gis.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.Cause;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.packed.CoordinateOutOfRangeException;
import org.hongxian.gis.packed.DirectOverlay;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.PackedCoverageWriter;
import org.hongxian.gis.packed.PieceSink;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * The areas of the pieces by another method that shares no code with the first: edges clipped directly, without geometry. What is
 * recorded is whether they agree, not by how much they differ in the last digits.
 *
 * <p>Packed anew from the very features that were measured, so the answer depends on the data only and not on whether some file of
 * the installation is whole.
 */
final class AreaCrossCheck {

    static final String METHOD = "hongxian-direct-1";

    private static final BigDecimal TOLERANCE_SQUARE_METRES = new BigDecimal("0.000001");
    private static final BigDecimal TOLERANCE_SHARE = new BigDecimal("0.000000001");
    /** What a double can hold of an easting of 4·10⁷ m. */
    private static final BigDecimal HELD_METRES = new BigDecimal("0.00000001");
    /** A coordinate between two points of the packed grid moves by up to 0.07 mm. */
    private static final BigDecimal PACKED_METRES = new BigDecimal("0.0001");

    private static final double UNITS_PER_METRE = 10_000;

    private static final int MOST_NAMED = 20;

    private final MeasuringPlane plane;
    private final CrsDefinition zone;
    private final MultiPolygon redLine;
    private final double sliverSquareMetres;

    private AreaCrossCheck(MeasuredDrawing drawing, MultiPolygon redLine, double sliverSquareMetres) {
        this.plane = MeasuringPlane.of(drawing.crs(), redLine.getEnvelopeInternal());
        this.zone = CrsCatalogue.get(drawing.crs());
        this.redLine = redLine;
        this.sliverSquareMetres = sliverSquareMetres;
    }

    /** @throws UncheckedIOException if there is no room for the packed features */
    static Evidence.CrossCheck of(MeasuringCase measured, OverlayResult overlay) {
        var failure = overlay.coverage().failure();
        if (failure != null && failure.cause() != Cause.OVERLAPS_ITSELF) {
            return notMade("COVERAGE_FAILED");
        }
        if (!CrsCatalogue.get(measured.drawing().crs()).isZone()) {
            return notMade("NOT_IN_A_ZONE");
        }
        var check = new AreaCrossCheck(
                measured.drawing(), measured.redLine(), overlay.tolerances().rawSliverSquareMetres());
        try {
            return check.compare(measured.coverage(), overlay.pieces());
        } catch (CoordinateOutOfRangeException e) {
            return notMade("TOO_FAR_APART");
        } catch (IOException e) {
            throw new UncheckedIOException("the areas cannot be checked", e);
        }
    }

    /** @param redLine in the CRS of the drawing */
    record MeasuringCase(MeasuredDrawing drawing, MultiPolygon redLine, RememberedLayer coverage) {}

    private static Evidence.CrossCheck notMade(String cause) {
        return new Evidence.CrossCheck(
                METHOD, false, 0, TOLERANCE_SQUARE_METRES, TOLERANCE_SHARE, BigDecimal.ZERO, List.of(), cause);
    }

    private Evidence.CrossCheck compare(RememberedLayer coverage, List<Piece> pieces) throws IOException {
        var geometries = new TreeMap<String, Geometry>();
        MeasuringPlane.Way way = plane.from(coverage.crs());
        boolean onGrid = true;
        for (LayerFeature feature : coverage.features()) {
            Geometry geometry = way.toPlane(feature.geometry());
            if (geometry.getDimension() == 2 && !geometry.isEmpty()) {
                geometries.put(feature.id(), geometry);
                onGrid = onGrid && isOnGrid(geometry);
            }
        }
        BigDecimal shift = onGrid ? HELD_METRES : PACKED_METRES;
        Map<String, Double> direct = direct(geometries);
        var byPieces = new HashMap<String, Double>();
        pieces.forEach(piece -> byPieces.merge(piece.feature(), piece.areaSquareMetres(), Double::sum));
        var features = new TreeSet<>(direct.keySet());
        features.addAll(byPieces.keySet());
        var disagreeing = new ArrayList<String>();
        for (String feature : features) {
            double area = byPieces.getOrDefault(feature, 0.0);
            double difference = Math.abs(area - direct.getOrDefault(feature, 0.0));
            // What shares no more than a sliver is no piece.
            double allowed = area == 0
                    ? sliverSquareMetres
                    : Math.max(TOLERANCE_SQUARE_METRES.doubleValue(), TOLERANCE_SHARE.doubleValue() * area);
            Geometry parcel = geometries.get(feature);
            if (parcel == null || difference > allowed && difference > allowed + moved(parcel, shift.doubleValue())) {
                disagreeing.add(feature);
            }
        }
        return new Evidence.CrossCheck(
                METHOD,
                disagreeing.isEmpty(),
                byPieces.size(),
                TOLERANCE_SQUARE_METRES,
                TOLERANCE_SHARE,
                shift,
                disagreeing.stream().limit(MOST_NAMED).toList(),
                null);
    }

    /**
     * By how much a shared area may differ because coordinates do: the boundary of the parcel moves to the grid of the packed file, that
     * of the red line only by what a double holds.
     */
    private double moved(Geometry parcel, double shiftMetres) {
        return shiftMetres * parcel.getLength() + HELD_METRES.doubleValue() * redLineNear(parcel.getEnvelopeInternal());
    }

    /** Length of the red line's edges by a parcel; of a long edge no more than crosses it. */
    private double redLineNear(Envelope parcel) {
        double length = 0;
        Coordinate[] points = redLine.getCoordinates();
        for (int i = 1; i < points.length; i++) {
            if (parcel.intersects(points[i - 1], points[i])) {
                length += Math.min(points[i - 1].distance(points[i]), parcel.getDiameter());
            }
        }
        return length;
    }

    private Map<String, Double> direct(Map<String, Geometry> parcels) throws IOException {
        Path folder = Files.createTempDirectory("hongxian-check");
        Path file = folder.resolve("parcels");
        try {
            try (var writer = new PackedCoverageWriter(file, zone)) {
                parcels.forEach((id, geometry) -> writer.add(id, geometry, Map.of()));
                writer.finish("");
            }
            try (PackedCoverage packed = PackedCoverage.open(file)) {
                var areas = new AreaById(packed);
                new DirectOverlay(packed).measure(redLine, areas);
                return areas.byId;
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static boolean isOnGrid(Geometry geometry) {
        for (Coordinate point : geometry.getCoordinates()) {
            if (!isOnGrid(point.getX()) || !isOnGrid(point.getY())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOnGrid(double metres) {
        double units = metres * UNITS_PER_METRE;
        return Math.abs(units - Math.rint(units)) <= HELD_METRES.doubleValue() * UNITS_PER_METRE;
    }

    private static final class AreaById implements PieceSink {

        private final PackedCoverage packed;
        private final Map<String, Double> byId = new HashMap<>();

        AreaById(PackedCoverage packed) {
            this.packed = packed;
        }

        @Override
        public void whole(int from, int to) {
            for (int parcel = from; parcel < to; parcel++) {
                byId.merge(packed.id(parcel), packed.planarSquareMetres(parcel), Double::sum);
            }
        }

        @Override
        public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
            byId.merge(packed.id(parcel), planarSquareMetres, Double::sum);
        }
    }
}
