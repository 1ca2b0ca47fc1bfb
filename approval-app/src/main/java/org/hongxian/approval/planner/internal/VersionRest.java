package org.hongxian.approval.planner.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which versions of a layer can be looked at and compared: those that count or once counted. */
@RestController
class VersionRest {

    private final VisibleLayers layers;

    VersionRest(VisibleLayers layers) {
        this.layers = layers;
    }

    /** @param current whether it is the one that counts now */
    record Version(
            int number,
            String title,
            @Nullable LocalDate dataDate,
            long features,
            Instant importedAt,
            boolean current) {}

    /** The newest first. */
    @GetMapping("/api/v1/layers/{layer}/versions")
    List<Version> versions(@PathVariable String layer) {
        LayerVersion current =
                layers.find(layer).orElseThrow(() -> new RefusedQuestionException(404, "unknown-layer", layer));
        return layers.counted(layer).stream()
                .map(version -> new Version(
                        version.number(),
                        version.title(),
                        version.dataDate(),
                        version.featureCount(),
                        version.importedAt(),
                        version.id().equals(current.id())))
                .toList();
    }
}
