package org.hongxian.approval.measurement.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hongxian.gis.evidence.MeasurementInputs;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.VersionCoverage.GroupArea;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/**
 * Compares the coverage files with every measurement made from the database. Checksums find a file that was damaged; this finds one
 * that was whole from the beginning and wrong. The measurement does not depend on it.
 */
@Component
class CoverageFileCheck {

    private static final String LAND_CLASS = "DLBM";
    /** Of a class; slivers that are no pieces stay far below it. */
    private static final double TOLERANCE_SQUARE_METRES = 1;

    /** Along its boundaries a class may differ by this: the grid of the file moves them by less. */
    private static final double ROUNDING_METRES = 1e-4;

    private final LayerCatalogue layers;
    private final CoverageFiles files;

    CoverageFileCheck(LayerCatalogue layers, CoverageFiles files) {
        this.layers = layers;
        this.files = files;
    }

    void compare(MeasurementInputs inputs, OverlayResult overlay) {
        String versionId = inputs.coverage().reference().versionId();
        Optional<LayerVersion> version = versionId == null ? Optional.empty() : layers.find(UUID.fromString(versionId));
        version.filter(found -> overlay.coverage().failure() == null
                        && found.crs().equals(inputs.drawing().crs()))
                .ifPresent(found -> compare(found, inputs.drawing().redLine(), overlay.pieces()));
    }

    private void compare(LayerVersion version, MultiPolygon redLine, List<Piece> pieces) {
        files.ask(version, coverage -> coverage.areas(redLine, List.of(LAND_CLASS)))
                .flatMap(answer -> answer)
                .ifPresent(direct -> {
                    Map<String, Double> fromFiles = new HashMap<>();
                    for (GroupArea area : direct.groups()) {
                        fromFiles.put(area.values().getOrDefault(LAND_CLASS, ""), area.planarSquareMetres());
                    }
                    Map<String, Double> fromDatabase = new HashMap<>();
                    Map<String, Double> boundaries = new HashMap<>();
                    for (Piece piece : pieces) {
                        String landClass = piece.attributes().getOrDefault(LAND_CLASS, "");
                        fromDatabase.merge(landClass, piece.areaSquareMetres(), Double::sum);
                        boundaries.merge(landClass, piece.geometry().getLength(), Double::sum);
                    }
                    var classes = new TreeSet<>(fromFiles.keySet());
                    classes.addAll(fromDatabase.keySet());
                    for (String landClass : classes) {
                        double one = fromFiles.getOrDefault(landClass, 0.0);
                        double other = fromDatabase.getOrDefault(landClass, 0.0);
                        double allowed =
                                TOLERANCE_SQUARE_METRES + ROUNDING_METRES * boundaries.getOrDefault(landClass, 0.0);
                        if (Math.abs(one - other) > allowed) {
                            files.distrust(
                                    version,
                                    landClass + " is " + one + " m2 in the files, " + other + " in the database");
                            return;
                        }
                    }
                });
    }
}
