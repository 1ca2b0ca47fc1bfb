package org.hongxian.approval.measurement.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.measurement.Measurement.LegalArea;
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
 * @param on the day whose tolerances and classification apply
 * @param ridges how field ridges are taken off; null when they are not
 */
record MeasurementInputs(
        DrawingVersion drawing,
        AskedLayer coverage,
        List<AskedLayer> protectedLayers,
        List<Evidence.RedLine> redLines,
        LayerSource others,
        String basicFarmlandLayer,
        LegalArea legalArea,
        String landClassScheme,
        LocalDate on,
        OverlayTolerances tolerances,
        @Nullable RidgeDeduction ridges) {

    /** A layer version and how to read it. */
    record AskedLayer(Evidence.Layer reference, LayerSource source) {}

    List<AskedLayer> layers() {
        var layers = new ArrayList<AskedLayer>();
        layers.add(coverage);
        layers.addAll(protectedLayers);
        return layers;
    }
}
