package org.hongxian.approval.measurement.internal;

import static org.hongxian.approval.measurement.internal.EvidenceText.number;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.drawing.DrawingPreview.PlotArea;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.measurement.internal.MeasurementInputs.AskedLayer;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.LayerAnswer;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.hongxian.gis.overlay.Spot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Measures: nothing but inputs go in, nothing but evidence comes out, so the same inputs give the same evidence. */
@Component
class MeasurementRun {

    private static final String METHOD = "hongxian-overlay-2";
    private static final Logger LOG = LoggerFactory.getLogger(MeasurementRun.class);

    private final OverlayEngine engine = new OverlayEngine();

    Evidence run(MeasurementInputs inputs) {
        DrawingVersion drawing = inputs.drawing();
        List<PlotArea> areas = RedLineGeometry.areas(drawing);
        OverlayResult overlay = overlay(inputs);
        Double ellipsoidal = PlotArea.ellipsoidal(areas);
        LegalTable table = LegalTable.of(overlay, inputs, ellipsoidal);
        return new Evidence(
                Evidence.FORMAT,
                drawing.caseId().toString(),
                new Evidence.Drawing(
                        drawing.id().toString(), drawing.number(), drawing.crs().toString(), drawing.digest()),
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
                overlay.answers().stream().map(MeasurementRun::answer).toList());
    }

    /** The overlay the evidence is made of, with its geometries. */
    OverlayResult overlay(MeasurementInputs inputs) {
        DrawingVersion drawing = inputs.drawing();
        return engine.overlay(
                RedLineGeometry.multiPolygon(drawing),
                drawing.crs(),
                inputs.coverage().source(),
                protectedSources(inputs),
                new OverlayOptions(
                        LegalTable.GROUP_BY, inputs.basicFarmlandLayer(), inputs.tolerances(), inputs.ridges()));
    }

    private static List<LayerSource> protectedSources(MeasurementInputs inputs) {
        var sources = new ArrayList<LayerSource>();
        inputs.protectedLayers().forEach(layer -> sources.add(layer.source()));
        sources.add(inputs.others());
        return sources;
    }

    private static Evidence.Method method(MeasurementInputs inputs) {
        RidgeDeduction ridges = inputs.ridges();
        return new Evidence.Method(
                METHOD,
                inputs.legalArea().name(),
                inputs.landClassScheme(),
                inputs.basicFarmlandLayer(),
                inputs.on().toString(),
                number(inputs.tolerances().rawSliverSquareMetres()),
                number(inputs.tolerances().protectedSliverSquareMetres()),
                number(inputs.tolerances().selfOverlapShare()),
                ridges == null ? null : ridges.coefficientField());
    }

    private static List<Evidence.Plot> plots(DrawingVersion drawing, List<PlotArea> areas) {
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
        if (failure != null) {
            LOG.warn("layer {} {} did not answer: {}", answer.layer(), failure.cause(), failure.detail());
        }
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
