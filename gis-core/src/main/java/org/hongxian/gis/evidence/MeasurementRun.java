package org.hongxian.gis.evidence;

import static org.hongxian.gis.evidence.EvidenceText.number;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.evidence.AreaCrossCheck.MeasuringCase;
import org.hongxian.gis.evidence.MeasurementInputs.AskedLayer;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.LayerAnswer;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.hongxian.gis.overlay.Spot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** Measures: nothing but inputs go in, nothing but evidence comes out, so the same inputs give the same evidence. */
public final class MeasurementRun {

    private static final String METHOD = "hongxian-overlay-2";

    private final OverlayEngine engine = new OverlayEngine();

    /**
     * What was measured and what the evidence is made of.
     *
     * @param overlay with its geometries, and what went wrong where a layer failed
     */
    public record Measured(Evidence evidence, OverlayResult overlay) {}

    /** @throws NoEllipsoidalAreaException when the ellipsoidal area is to count and the datum has none prescribed */
    public Measured run(MeasurementInputs inputs) {
        MeasuredDrawing drawing = inputs.drawing();
        List<MeasuredArea> areas = drawing.areas();
        MultiPolygon redLine = drawing.redLine();
        var coverage = new RememberedLayer(inputs.coverage().source());
        OverlayResult overlay = overlay(inputs, redLine, coverage);
        Double ellipsoidal = MeasuredDrawing.ellipsoidal(areas);
        LegalTable table = LegalTable.of(overlay, inputs, ellipsoidal);
        var evidence = new Evidence(
                Evidence.FORMAT,
                drawing.caseId(),
                new Evidence.Drawing(
                        drawing.id(),
                        drawing.number(),
                        drawing.crs().toString(),
                        drawing.digest(),
                        drawing.datumParameters()),
                method(inputs),
                inputs.layers().stream().map(AskedLayer::reference).toList(),
                inputs.redLines(),
                plots(drawing, areas),
                number(overlay.redLineAreaSquareMetres()),
                ellipsoidal == null ? null : AreaText.squareMetres(ellipsoidal),
                table.total(),
                table.facts(),
                table.rows(),
                number(overlay.uncoveredAreaSquareMetres()),
                table.uncovered(),
                number(overlay.overlapAreaSquareMetres()),
                number(overlay.closureErrorSquareMetres()),
                overlay.closed(),
                answer(overlay.coverage()),
                overlay.answers().stream().map(MeasurementRun::answer).toList(),
                AreaCrossCheck.of(new MeasuringCase(drawing, redLine, coverage), overlay));
        return new Measured(evidence, overlay);
    }

    /** The overlay the evidence is made of, with its geometries. */
    public OverlayResult overlay(MeasurementInputs inputs) {
        return overlay(inputs, inputs.drawing().redLine(), inputs.coverage().source());
    }

    private OverlayResult overlay(MeasurementInputs inputs, MultiPolygon redLine, LayerSource coverage) {
        return engine.overlay(
                redLine, inputs.drawing().crs(), coverage, protectedSources(inputs), LegalTable.options(inputs));
    }

    /** What a piece and the row of the table it is summed into have in common: the values of the row's fields, and the basic farmland. */
    public static List<Object> rowKey(Piece piece, MeasurementInputs inputs) {
        return LegalTable.key(piece, inputs);
    }

    /** Of the row the field ridges of a piece are summed into. */
    public static List<Object> ridgeRowKey(Piece piece, MeasurementInputs inputs) {
        return LegalTable.ridgeKey(piece, inputs);
    }

    private static List<LayerSource> protectedSources(MeasurementInputs inputs) {
        var sources = new ArrayList<LayerSource>();
        inputs.protectedLayers().forEach(layer -> sources.add(layer.source()));
        sources.add(inputs.others());
        return sources;
    }

    private static Evidence.Method method(MeasurementInputs inputs) {
        RidgeDeduction ridges = inputs.ridges();
        boolean isSurveyField = inputs.landClasses().field().equals(Evidence.SURVEY_CLASS_FIELD);
        return new Evidence.Method(
                METHOD,
                inputs.legalArea().name(),
                inputs.landClasses().scheme(),
                inputs.basicFarmlandLayer(),
                inputs.on().toString(),
                number(inputs.tolerances().rawSliverSquareMetres()),
                number(inputs.tolerances().protectedSliverSquareMetres()),
                number(inputs.tolerances().selfOverlapShare()),
                ridges == null ? null : ridges.coefficientField(),
                isSurveyField ? null : inputs.landClasses().field());
    }

    private static List<Evidence.Plot> plots(MeasuredDrawing drawing, List<MeasuredArea> areas) {
        var plots = new ArrayList<Evidence.Plot>();
        for (int i = 0; i < areas.size(); i++) {
            Plot plot = drawing.plots().get(i);
            Double declared = plot.declaredAreaSquareMetres();
            Double ellipsoidal = areas.get(i).ellipsoidalSquareMetres();
            plots.add(new Evidence.Plot(
                    plot.label(),
                    declared == null ? null : number(declared),
                    number(areas.get(i).planarSquareMetres()),
                    ellipsoidal == null ? null : number(ellipsoidal)));
        }
        return plots;
    }

    private static Evidence.Answer answer(LayerAnswer answer) {
        var failure = answer.failure();
        return new Evidence.Answer(
                answer.layer(),
                answer.version(),
                date(answer.dataDate()),
                answer.verdict().name(),
                number(answer.areaSquareMetres()),
                number(answer.ignoredSquareMetres()),
                number(answer.outsideDataSquareMetres()),
                answer.places().stream().map(MeasurementRun::place).toList(),
                answer.repairedFeatures(),
                answer.ignoredFeatures(),
                failure == null ? null : failure.cause().name());
    }

    private static Evidence.Place place(Spot spot) {
        return new Evidence.Place(
                spot.feature(), number(spot.easting()), number(spot.northing()), number(spot.areaSquareMetres()));
    }

    private static @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
