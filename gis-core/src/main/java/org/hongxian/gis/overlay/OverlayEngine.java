package org.hongxian.gis.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.CoverageFaces;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.overlay.OverlayResult.Cause;
import org.hongxian.gis.overlay.OverlayResult.Failure;
import org.hongxian.gis.overlay.OverlayResult.LayerAnswer;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.overlay.ProtectedLayerQuestion.Asked;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Measures a red line against a coverage of land parcels and against protected layers. Stateless.
 *
 * <p>The answer depends on the data only: not on the order features come in, nor on where they are stored. Features are taken in
 * ascending order of id, sums are compensated, and layers in another CRS of the same datum are transformed vertex by vertex.
 * Touching is not sharing. Areas are planar, in the plane of the red line.
 */
public final class OverlayEngine {

    /**
     * @param redLine not empty, easting first; its polygons valid and without overlaps, though they may share edges as plots do
     * @param coverage land parcels that should cover the ground once
     * @param protectedLayers each answered in four values; {@link OverlayOptions#basicFarmlandLayer()} among them splits the rows
     * @throws IllegalArgumentException if {@link #canMeasure} denies the red line: check the drawing first
     */
    public OverlayResult overlay(
            MultiPolygon redLine,
            CrsCode crs,
            LayerSource coverage,
            List<LayerSource> protectedLayers,
            OverlayOptions options) {
        if (!canMeasure(redLine, options.tolerances())) {
            throw new IllegalArgumentException("the red line is empty, not valid, or overlaps itself");
        }
        MeasuringPlane plane = MeasuringPlane.of(crs, redLine.getEnvelopeInternal());
        MultiPolygon inPlane = plane.from(crs).toPlane(redLine);
        return new Run(plane, dissolved(inPlane), options).overlay(coverage, protectedLayers);
    }

    /** Whether the areas of a red line mean anything: its polygons are valid and do not overlap beyond the tolerance. */
    public static boolean canMeasure(MultiPolygon redLine, OverlayTolerances tolerances) {
        if (redLine.isEmpty()) {
            return false;
        }
        if (Polygonal.isValid(redLine)) {
            return true;
        }
        double sum = redLine.getArea();
        return Polygonal.polygons(redLine).stream().allMatch(Polygonal::isValid)
                && Math.abs(dissolved(redLine).getArea() - sum) <= tolerances.selfOverlapShare() * sum;
    }

    /** Plots that share an edge make an invalid multipolygon; their union is the same land. */
    private static MultiPolygon dissolved(MultiPolygon redLine) {
        return Polygonal.isValid(redLine) ? redLine : Polygonal.union(Polygonal.polygons(redLine), redLine);
    }

    /** One overlay of one red line. */
    private static final class Run {

        private static final int MAX_PLACES = 50;

        private final MeasuringPlane plane;
        private final MultiPolygon redLine;
        private final OverlayOptions options;
        private final OverlayTolerances tolerances;

        Run(MeasuringPlane plane, MultiPolygon redLine, OverlayOptions options) {
            this.plane = plane;
            this.redLine = redLine;
            this.options = options;
            this.tolerances = options.tolerances();
        }

        OverlayResult overlay(LayerSource coverage, List<LayerSource> protectedLayers) {
            var question = new ProtectedLayerQuestion(plane, redLine, tolerances);
            var answers = new ArrayList<LayerAnswer>();
            MultiPolygon farmland = redLine.getFactory().createMultiPolygon();
            for (LayerSource layer : protectedLayers) {
                Asked asked = question.ask(layer);
                answers.add(asked.answer());
                if (layer.layer().equals(options.basicFarmlandLayer())) {
                    farmland = asked.shared();
                }
            }
            Cut cut;
            try {
                cut = cut(coverage, farmland);
            } catch (RuntimeException e) {
                // As for protected layers: the table stays empty and says why, the other answers remain.
                cut = Cut.failed(redLine, ProtectedLayerQuestion.failure(e));
            }
            return result(coverage, cut, answers);
        }

        private Cut cut(LayerSource coverage, MultiPolygon farmland) {
            Candidates candidates = Candidates.of(coverage, plane.from(coverage.crs()), redLine);
            PreparedGeometry prepared = PreparedGeometryFactory.prepare(redLine);
            var split = new FarmlandSplit(farmland, tolerances.rawSliverSquareMetres());
            var pieces = new ArrayList<Piece>();
            var ridges = new RidgesOfParcels(options.ridges());
            for (Candidates.Candidate candidate : candidates.candidates()) {
                // Most parcels of a large site lie inside: those need no clipping and keep their own vertices.
                MultiPolygon shared = prepared.covers(candidate.geometry())
                        ? Polygonal.areas(candidate.geometry())
                        : Polygonal.intersection(redLine, candidate.geometry());
                if (shared.getArea() > tolerances.rawSliverSquareMetres()) {
                    double share =
                            ridges.share(candidate, () -> ProtectedLayerQuestion.spot(plane, candidate.id(), shared));
                    FarmlandSplit.Split parts = split.split(shared);
                    addPiece(pieces, candidate, parts.outside(), false, share);
                    addPiece(pieces, candidate, parts.inside(), true, share);
                }
            }
            List<Geometry> geometries = candidates.candidates().stream()
                    .map(Candidates.Candidate::geometry)
                    .toList();
            var faces = new CoverageFaces(geometries, redLine.getFactory());
            MultiPolygon uncovered = Polygonal.largerThan(
                    Polygonal.difference(redLine, faces.union()), tolerances.rawSliverSquareMetres());
            return new Cut(
                    pieces,
                    uncovered,
                    overlaps(candidates, faces),
                    candidates.repaired(),
                    candidates.ignored(),
                    largestFirst(ridges.unusable()),
                    ridges.failure());
        }

        private void addPiece(
                List<Piece> pieces,
                Candidates.Candidate candidate,
                MultiPolygon part,
                boolean basicFarmland,
                double ridgeShare) {
            if (!part.isEmpty()) {
                pieces.add(new Piece(
                        candidate.id(),
                        candidate.attributes(),
                        basicFarmland,
                        part.getArea(),
                        ridgeShare,
                        plane.toDrawing(part)));
            }
        }

        private List<Spot> overlaps(Candidates candidates, CoverageFaces faces) {
            var spots = new ArrayList<Spot>();
            for (CoverageFaces.Overlap overlap : faces.overlaps()) {
                MultiPolygon inside = Polygonal.intersection(redLine, overlap.area());
                if (inside.getArea() > tolerances.rawSliverSquareMetres()) {
                    String first = candidates.candidates().get(overlap.first()).id();
                    String second =
                            candidates.candidates().get(overlap.second()).id();
                    spots.add(ProtectedLayerQuestion.spot(plane, first + " / " + second, inside));
                }
            }
            return largestFirst(spots);
        }

        private OverlayResult result(LayerSource coverage, Cut cut, List<LayerAnswer> answers) {
            double redLineArea = redLine.getArea();
            double uncovered = cut.uncovered().getArea();
            double overlap =
                    sum(cut.overlaps().stream().map(Spot::areaSquareMetres).toList());
            double pieces =
                    sum(cut.pieces().stream().map(Piece::areaSquareMetres).toList());
            boolean closed = cut.failure() == null && overlap <= tolerances.protectedSliverSquareMetres();
            TableClosing table = TableClosing.of(
                    cut.pieces(),
                    options.groupBy(),
                    options.ridges(),
                    uncovered,
                    closed ? redLineArea : pieces + uncovered);
            return new OverlayResult(
                    redLineArea,
                    TableClosing.hectares(redLineArea),
                    cut.pieces(),
                    table.rows(),
                    uncovered,
                    table.uncoveredHectares(),
                    uncoveredPlaces(cut.uncovered()),
                    overlap,
                    limited(cut.overlaps()),
                    pieces + uncovered - redLineArea,
                    closed,
                    coverageAnswer(coverage, cut, overlap),
                    answers,
                    tolerances);
        }

        private LayerAnswer coverageAnswer(LayerSource coverage, Cut cut, double overlap) {
            Failure failure = cut.failure();
            if (failure == null && overlap > tolerances.protectedSliverSquareMetres()) {
                failure = new Failure(Cause.OVERLAPS_ITSELF, overlap + " m2");
            }
            double uncovered = cut.uncovered().getArea();
            MultiPolygon nothing = redLine.getFactory().createMultiPolygon();
            if (failure != null) {
                return ProtectedLayerQuestion.failed(
                        coverage, limited(cut.unusable()), cut.repaired(), cut.ignored(), nothing, failure);
            }
            boolean complete = uncovered <= tolerances.protectedSliverSquareMetres();
            return new LayerAnswer(
                    coverage.layer(),
                    coverage.version(),
                    coverage.dataDate(),
                    complete ? Verdict.OVERLAPS : Verdict.NO_DATA,
                    complete ? redLine.getArea() - uncovered : 0,
                    0,
                    uncovered,
                    List.of(),
                    cut.repaired(),
                    cut.ignored(),
                    nothing,
                    null);
        }

        private List<Spot> uncoveredPlaces(MultiPolygon uncovered) {
            var spots = new ArrayList<Spot>();
            for (Polygon part : Polygonal.polygons(uncovered)) {
                spots.add(ProtectedLayerQuestion.spot(plane, "", Polygonal.areas(part)));
            }
            return limited(largestFirst(spots));
        }

        private static List<Spot> largestFirst(List<Spot> spots) {
            return spots.stream()
                    .sorted(Comparator.comparingDouble(Spot::areaSquareMetres)
                            .reversed()
                            .thenComparing(Spot::feature))
                    .toList();
        }

        private static List<Spot> limited(List<Spot> spots) {
            return spots.subList(0, Math.min(MAX_PLACES, spots.size()));
        }

        private static double sum(List<Double> values) {
            var sum = new StableSum();
            values.forEach(sum::add);
            return sum.value();
        }
    }
}
