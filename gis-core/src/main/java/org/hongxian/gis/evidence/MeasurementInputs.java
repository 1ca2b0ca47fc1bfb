package org.hongxian.gis.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.jspecify.annotations.Nullable;

/**
 * All a measurement depends on.
 *
 * @param coverage the land-use coverage
 * @param protectedLayers in the order they are asked
 * @param redLines what {@code others} is made of
 * @param others the red lines of other cases near this one
 * @param landClasses where the coverage says its land class, and in which classification
 * @param on the day whose tolerances and classification apply
 * @param ridges how field ridges are taken off; null when they are not
 */
public record MeasurementInputs(
        MeasuredDrawing drawing,
        AskedLayer coverage,
        List<AskedLayer> protectedLayers,
        List<Evidence.RedLine> redLines,
        LayerSource others,
        String basicFarmlandLayer,
        LegalArea legalArea,
        LandClassCoding landClasses,
        LocalDate on,
        OverlayTolerances tolerances,
        @Nullable RidgeDeduction ridges) {

    /** A layer version and how to read it. */
    public record AskedLayer(Evidence.Layer reference, LayerSource source) {}

    /**
     * What a measurement was made of, to be made again.
     *
     * @param layers in the order the evidence names them, the coverage first
     * @param others made of the red lines the evidence names
     */
    public static MeasurementInputs asIn(
            Evidence evidence, MeasuredDrawing drawing, List<AskedLayer> layers, LayerSource others) {
        Evidence.Method method = evidence.method();
        LocalDate day = LocalDate.parse(method.on());
        String ridgeField = method.ridgeField();
        LandClassCoding classes = method.landClasses();
        return new MeasurementInputs(
                drawing,
                layers.get(0),
                layers.subList(1, layers.size()),
                evidence.redLines(),
                others,
                method.basicFarmlandLayer(),
                LegalArea.valueOf(method.legalArea()),
                classes,
                day,
                new OverlayTolerances(
                        method.rawSliverSquareMetres().doubleValue(),
                        method.protectedSliverSquareMetres().doubleValue(),
                        method.selfOverlapShare().doubleValue()),
                ridgeField == null ? null : RidgeDeduction.of(ridgeField, classes.field(), day));
    }

    /** The same of a coverage that says its land class elsewhere; field ridges are looked for beside it. */
    MeasurementInputs with(LandClassCoding classes) {
        return new MeasurementInputs(
                drawing,
                coverage,
                protectedLayers,
                redLines,
                others,
                basicFarmlandLayer,
                legalArea,
                classes,
                on,
                tolerances,
                ridges == null ? null : RidgeDeduction.of(ridges.coefficientField(), classes.field(), on));
    }

    /** The same, read through other sources: of the layers in their order, and of the other red lines. */
    MeasurementInputs with(List<? extends LayerSource> sources, LayerSource otherRedLines) {
        var asked = new ArrayList<AskedLayer>();
        for (AskedLayer layer : layers()) {
            asked.add(new AskedLayer(layer.reference(), sources.get(asked.size())));
        }
        return new MeasurementInputs(
                drawing,
                asked.get(0),
                asked.subList(1, asked.size()),
                redLines,
                otherRedLines,
                basicFarmlandLayer,
                legalArea,
                landClasses,
                on,
                tolerances,
                ridges);
    }

    public List<AskedLayer> layers() {
        var layers = new ArrayList<AskedLayer>();
        layers.add(coverage);
        layers.addAll(protectedLayers);
        return layers;
    }
}
