package org.hongxian.approval.dossier.internal;

import java.util.List;
import java.util.Optional;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.survey.AdjoiningOwners;
import org.hongxian.gis.survey.AdjoiningSide;
import org.hongxian.gis.survey.Neighbour;
import org.hongxian.gis.survey.SurveySettings;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who adjoins a red line, from the land-use coverage in the very version it was measured against. */
@Component
class BoundaryNeighbours {

    private final ObjectProvider<LayerCatalogue> layers;

    BoundaryNeighbours(ObjectProvider<LayerCatalogue> layers) {
        this.layers = layers;
    }

    /** Per plot its sides; empty when there is no coverage to ask, which must be said and not shown as no neighbour. */
    List<List<AdjoiningSide>> of(DrawingVersion drawing, Measurement measurement) {
        LayerCatalogue catalogue = layers.getIfAvailable();
        Optional<LayerVersion> coverage = catalogue == null
                ? Optional.empty()
                : measurement.layers().stream()
                        .findFirst()
                        .flatMap(layer -> Optional.ofNullable(layer.versionId()))
                        .flatMap(catalogue::find);
        if (catalogue == null || coverage.isEmpty()) {
            return List.of();
        }
        try {
            return AdjoiningOwners.of(
                    drawing.plots(),
                    drawing.crs(),
                    catalogue.source(coverage.get()),
                    SurveySettings.on(measurement.measuringDay()));
        } catch (DatumChangeException e) {
            return List.of();
        }
    }

    static String word(Neighbour neighbour) {
        return switch (neighbour.kind()) {
            case OWNER -> neighbour.name().isBlank() ? neighbour.ownerCode() : neighbour.name();
            case SAME_PROJECT -> "本项目" + neighbour.name();
            case NO_DATA -> "（无数据）";
        };
    }
}
