package org.hongxian.approval.measurement.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.AbsentLayer;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.hongxian.gis.evidence.MeasurementInputs;
import org.hongxian.gis.evidence.MeasurementInputs.AskedLayer;
import org.hongxian.gis.evidence.OtherRedLines;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/** Gathers what a measurement is made of: as it is today, or as it was when an earlier one was made. */
@Component
class InputGathering {

    private final LayerCatalogue layers;
    private final RedLines redLines;
    private final Cases cases;
    private final MeasurementSettings settings;
    private final Clock clock;

    InputGathering(LayerCatalogue layers, RedLines redLines, Cases cases, MeasurementSettings settings, Clock clock) {
        this.layers = layers;
        this.redLines = redLines;
        this.cases = cases;
        this.settings = settings;
        this.clock = clock;
    }

    /** The current layer versions and the red lines of other cases as they are now. */
    MeasurementInputs now(DrawingVersion drawing) {
        List<DrawingVersion> others = others(drawing);
        List<Evidence.RedLine> references = others.stream()
                .map(other -> new Evidence.RedLine(
                        cases.getUnchecked(other.caseId()).number(),
                        other.id().toString(),
                        other.number(),
                        other.digest()))
                .toList();
        return now(measured(drawing), references, otherRedLines(drawing, others, references));
    }

    /** The current layer versions alone, for land that is in no case. */
    MeasurementInputs now(MeasuredDrawing land) {
        return now(land, List.of(), OtherRedLines.of(land.crs(), List.of(), land.redLine(), List.of()));
    }

    private MeasurementInputs now(MeasuredDrawing drawing, List<Evidence.RedLine> references, LayerSource others) {
        LocalDate today = LocalDate.now(clock);
        Optional<LayerVersion> coverage = layers.findCurrent(settings.coverageLayer());
        LandClassCoding classes = coverage.flatMap(version -> Optional.ofNullable(version.classes()))
                .orElseGet(settings::landClasses);
        return new MeasurementInputs(
                drawing,
                layer(settings.coverageLayer(), coverage, drawing.crs()),
                settings.protectedLayers().stream()
                        .map(key -> layer(key, layers.findCurrent(key), drawing.crs()))
                        .toList(),
                references,
                others,
                settings.basicFarmlandLayer(),
                settings.legalArea(),
                classes,
                today,
                OverlayTolerances.on(today),
                settings.ridgeDeduction() ? ridges(classes, today).orElse(null) : null);
    }

    /** The rule in force on the day, for a coverage with its class in that attribute. */
    private static Optional<RidgeDeduction> ridges(LandClassCoding classes, LocalDate day) {
        return RidgeDeduction.inForce(day)
                .map(rule -> RidgeDeduction.of(rule.coefficientField(), classes.field(), day));
    }

    /** Keys of what {@link #now} would take in another version than the evidence of the same drawing names. */
    List<String> changedSince(Evidence evidence, DrawingVersion drawing) {
        Map<String, Optional<String>> measured = evidence.layers().stream()
                .collect(Collectors.toMap(Evidence.Layer::layer, layer -> Optional.ofNullable(layer.versionId())));
        List<String> changed =
                new ArrayList<>(Stream.concat(Stream.of(settings.coverageLayer()), settings.protectedLayers().stream())
                        .filter(key -> !layers.findCurrent(key)
                                .map(version -> version.id().toString())
                                .equals(measured.get(key)))
                        .toList());
        if (hasOtherNeighbours(evidence, drawing)) {
            changed.add(OtherRedLines.LAYER);
        }
        return List.copyOf(changed);
    }

    /**
     * By content and by what they share with the red line: that a neighbour was saved again as it was changes nothing, and neither does
     * one that came or went beside it.
     */
    private boolean hasOtherNeighbours(Evidence evidence, DrawingVersion drawing) {
        List<DrawingVersion> then = evidence.redLines().stream()
                .map(redLine -> redLines.get(UUID.fromString(redLine.drawingId())))
                .toList();
        List<DrawingVersion> now = others(drawing);
        MultiPolygon redLine = RedLineGeometry.multiPolygon(drawing);
        double least = OverlayTolerances.on(LocalDate.now(clock)).rawSliverSquareMetres();
        return Stream.concat(without(then, now), without(now, then))
                .anyMatch(other -> Polygonal.intersection(redLine, in(drawing.crs(), other))
                                .getArea()
                        > least);
    }

    private static Stream<DrawingVersion> without(List<DrawingVersion> drawings, List<DrawingVersion> others) {
        Set<List<Object>> known = others.stream()
                .map(other -> List.<Object>of(other.caseId(), other.digest()))
                .collect(Collectors.toSet());
        return drawings.stream()
                .filter(drawing -> !known.contains(List.<Object>of(drawing.caseId(), drawing.digest())));
    }

    private List<DrawingVersion> others(DrawingVersion drawing) {
        return redLines.listOthers(
                drawing.caseId(),
                drawing.kind(),
                drawing.crs(),
                RedLineGeometry.multiPolygon(drawing).getEnvelopeInternal());
    }

    private static MultiPolygon in(CrsCode crs, DrawingVersion other) {
        return CoordinateTransformer.between(other.crs(), crs).transform(RedLineGeometry.multiPolygon(other));
    }

    /**
     * The very inputs the evidence names. A layer version that is gone is asked as absent, which gives another answer than
     * before and so shows.
     */
    MeasurementInputs asIn(Evidence evidence) {
        DrawingVersion drawing = redLines.get(UUID.fromString(evidence.drawing().id()));
        List<AskedLayer> asked = evidence.layers().stream()
                .map(layer -> layer(layer.layer(), version(layer), drawing.crs()))
                .toList();
        List<DrawingVersion> others = evidence.redLines().stream()
                .map(other -> redLines.get(UUID.fromString(other.drawingId())))
                .toList();
        return MeasurementInputs.asIn(
                evidence, measured(drawing), asked, otherRedLines(drawing, others, evidence.redLines()));
    }

    private static MeasuredDrawing measured(DrawingVersion drawing) {
        return new MeasuredDrawing(
                drawing.caseId().toString(),
                drawing.id().toString(),
                drawing.number(),
                drawing.crs(),
                drawing.digest(),
                drawing.plots(),
                datumParameters(drawing));
    }

    private static @Nullable String datumParameters(DrawingVersion drawing) {
        return drawing.assumptions().stream()
                .filter(assumption -> assumption.code().equals(Reprojection.DATUM_PARAMETERS))
                .findFirst()
                .map(assumption -> assumption.arguments().get(0))
                .orElse(null);
    }

    private Optional<LayerVersion> version(Evidence.Layer layer) {
        String id = layer.versionId();
        return id == null ? Optional.empty() : layers.find(UUID.fromString(id));
    }

    private AskedLayer layer(String key, Optional<LayerVersion> version, CrsCode crs) {
        return version.map(found -> new AskedLayer(reference(found), layers.source(found)))
                .orElseGet(() -> new AskedLayer(
                        new Evidence.Layer(key, key, null, 0, null, null, null), new AbsentLayer(key, crs)));
    }

    private static Evidence.Layer reference(LayerVersion version) {
        return new Evidence.Layer(
                version.layer(),
                version.title(),
                version.id().toString(),
                version.number(),
                version.crs().toString(),
                text(version.dataDate()),
                version.digest());
    }

    private static LayerSource otherRedLines(
            DrawingVersion drawing, List<DrawingVersion> others, List<Evidence.RedLine> references) {
        var features = new ArrayList<LayerFeature>();
        for (int i = 0; i < others.size(); i++) {
            DrawingVersion other = others.get(i);
            features.add(new LayerFeature(references.get(i).caseNumber(), in(drawing.crs(), other), Map.of()));
        }
        return OtherRedLines.of(drawing.crs(), references, RedLineGeometry.multiPolygon(drawing), features);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
