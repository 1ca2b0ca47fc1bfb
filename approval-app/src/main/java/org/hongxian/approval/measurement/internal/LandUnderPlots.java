package org.hongxian.approval.measurement.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.ClashingClaim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.LandOutlook;
import org.hongxian.approval.drawing.LandUnderDrawing;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.hongxian.gis.evidence.OtherRedLines;
import org.hongxian.gis.landclass.LandClass;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.VersionCoverage.GroupArea;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Areas while drawing, from the coverage files. Where they are not ready, or the plots are in another zone than the layer, small
 * plots are overlaid with the geometries in the database; large ones have to wait.
 */
@Component
class LandUnderPlots implements LandUnderDrawing {

    private static final Logger LOG = LoggerFactory.getLogger(LandUnderPlots.class);
    private static final String OWNER_CODE = "QSDWDM";
    private static final String OWNER_NAME = "QSDWMC";

    /** A square kilometre of land holds some hundred parcels, which the database gives before somebody drags on. */
    private static final double MOST_FROM_THE_DATABASE_SQUARE_METRES = 2_000_000;

    /** By exact areas applicants could feel out the boundary of somebody else while they draw. */
    private static final double APPLICANT_STEP_SQUARE_METRES = 100;

    /** A full step that was computed a millionth too large is no further one. */
    private static final double ROUNDING = 1e-6;

    /** More red lines are not gone through between two moves of a point; that is said. */
    private static final int MOST_COMPARED = 1_000;

    private final LayerCatalogue layers;
    private final CoverageFiles files;
    private final RedLines redLines;
    private final OtherCases otherCases;
    private final CurrentPerson person;
    private final MeasurementSettings settings;
    private final MessageSource messages;
    private final Clock clock;
    private final OverlayEngine engine = new OverlayEngine();

    LandUnderPlots(
            LayerCatalogue layers,
            CoverageFiles files,
            RedLines redLines,
            OtherCases otherCases,
            CurrentPerson person,
            MeasurementSettings settings,
            MessageSource messages,
            Clock clock) {
        this.layers = layers;
        this.files = files;
        this.redLines = redLines;
        this.otherCases = otherCases;
        this.person = person;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Optional<LandOutlook> find(CaseId caseId, CrsCode crs, List<Plot> plots) {
        LayerVersion coverage = layers.findCurrent(settings.coverageLayer()).orElse(null);
        MultiPolygon redLine = MeasuredDrawing.redLine(plots);
        if (coverage == null || redLine.isEmpty()) {
            return Optional.empty();
        }
        try {
            return new Question(crs, redLine, OverlayTolerances.on(LocalDate.now(clock))).find(caseId, coverage);
        } catch (RuntimeException e) {
            // An outlook is an extra: the check of the plots, which it comes with, must not fail for it.
            LOG.warn("no outlook for case {}", caseId, e);
            return Optional.empty();
        }
    }

    /** One red line. */
    private final class Question {

        private final CrsCode crs;
        private final MultiPolygon redLine;
        private final OverlayTolerances tolerances;
        private boolean fromDatabase;

        Question(CrsCode crs, MultiPolygon redLine, OverlayTolerances tolerances) {
            this.crs = crs;
            this.redLine = redLine;
            this.tolerances = tolerances;
        }

        Optional<LandOutlook> find(CaseId caseId, LayerVersion coverage) {
            RidgeDeduction ridges = ridges(coverage).orElse(null);
            var fields = new ArrayList<>(
                    List.of(OWNER_CODE, OWNER_NAME, classes(coverage).field()));
            if (ridges != null) {
                fields.addAll(ridges.fields());
            }
            Land land = land(coverage, fields).orElse(null);
            if (land == null) {
                return Optional.empty();
            }
            var shared = new ArrayList<LandOutlook.Shared>();
            var unanswered = new ArrayList<String>();
            if (ridges != null
                    && land.groups().stream()
                            .anyMatch(group -> ridges.share(group.values()).isEmpty())) {
                // A measurement fails on it; meanwhile the parcels are shown without their ridges taken off.
                unanswered.add(title(settings.coverageLayer()));
            }
            for (String key : settings.protectedLayers()) {
                LayerVersion version = layers.findCurrent(key).orElse(null);
                Land answer = version == null ? null : land(version, List.of()).orElse(null);
                double area = answer == null ? 0 : answer.coveredSquareMetres();
                // What was found is told even where the rest is not known.
                if (version == null || answer == null || !isSurveyed(version)) {
                    unanswered.add(title(key));
                }
                if (area > tolerances.protectedSliverSquareMetres()) {
                    shared.add(new LandOutlook.Shared(key, title(key), Math.min(area, redLine.getArea()), null));
                }
            }
            claimed(caseId, unanswered).ifPresent(shared::add);
            return Optional.of(new LandOutlook(
                    rows(withoutRidges(land.groups(), coverage, ridges), coverage),
                    shared,
                    unanswered,
                    telling(land.overlapSquareMetres()),
                    telling(redLine.getArea() - land.coveredSquareMetres()),
                    fromDatabase));
        }

        private double telling(double squareMetres) {
            return squareMetres > tolerances.protectedSliverSquareMetres() ? squareMetres : 0;
        }

        /** Whether the layer says anything about all of the red line: beyond its extent "nothing there" is not known. */
        private boolean isSurveyed(LayerVersion version) {
            LayerSource source = layers.source(version);
            Geometry extent = source.extent();
            if (extent == null) {
                return false;
            }
            Geometry here = CoordinateTransformer.between(source.crs(), crs).transform(extent);
            return Polygonal.difference(redLine, here).getArea() <= tolerances.protectedSliverSquareMetres();
        }

        private Optional<Land> land(LayerVersion version, List<String> fields) {
            if (version.crs().equals(crs)) {
                Optional<Land> direct = files.ask(version, coverage -> coverage.areas(redLine, fields))
                        .flatMap(answer -> answer)
                        .map(answer -> new Land(answer.groups(), answer.overlapSquareMetres()));
                if (direct.isPresent()) {
                    return direct;
                }
            }
            if (redLine.getArea() > MOST_FROM_THE_DATABASE_SQUARE_METRES) {
                return Optional.empty();
            }
            OverlayResult pieces = engine.overlay(
                    redLine, crs, layers.source(version), List.of(), new OverlayOptions(fields, "", tolerances));
            fromDatabase = true;
            return Optional.of(new Land(
                    pieces.rows().stream()
                            .map(row -> new GroupArea(row.group(), row.areaSquareMetres()))
                            .toList(),
                    pieces.overlapAreaSquareMetres()));
        }

        /** As a measurement takes them off. */
        private Optional<RidgeDeduction> ridges(LayerVersion coverage) {
            LocalDate today = LocalDate.now(clock);
            return settings.ridgeDeduction()
                    ? RidgeDeduction.inForce(today)
                            .map(rule -> RidgeDeduction.of(
                                    rule.coefficientField(), classes(coverage).field(), today))
                    : Optional.empty();
        }

        /** By owner and class: what the fields of the ridges told apart comes together again, the ridges in a class of their own. */
        private List<GroupArea> withoutRidges(
                List<GroupArea> groups, LayerVersion coverage, @Nullable RidgeDeduction ridges) {
            String classField = classes(coverage).field();
            var sums = new LinkedHashMap<Map<String, String>, StableSum>();
            for (GroupArea group : groups) {
                double share = ridges == null ? 0 : ridges.share(group.values()).orElse(0);
                var values = new LinkedHashMap<String, String>();
                for (String field : List.of(OWNER_CODE, OWNER_NAME, classField)) {
                    values.put(field, group.values().getOrDefault(field, ""));
                }
                sums.computeIfAbsent(Map.copyOf(values), key -> new StableSum())
                        .add(group.planarSquareMetres() * (1 - share));
                if (ridges != null && share > 0) {
                    values.put(classField, ridges.ridgeClass());
                    sums.computeIfAbsent(Map.copyOf(values), key -> new StableSum())
                            .add(group.planarSquareMetres() * share);
                }
            }
            return sums.entrySet().stream()
                    .map(sum -> new GroupArea(sum.getKey(), sum.getValue().value()))
                    .toList();
        }

        private LandClassCoding classes(LayerVersion coverage) {
            return Objects.requireNonNullElseGet(coverage.classes(), settings::landClasses);
        }

        private List<LandOutlook.Row> rows(List<GroupArea> land, LayerVersion coverage) {
            LandClassCoding coding = classes(coverage);
            LandClassScheme classes = LandClassScheme.load(coding.scheme(), LocalDate.now(clock));
            boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
            return land.stream()
                    .filter(area -> area.planarSquareMetres() > tolerances.rawSliverSquareMetres())
                    .sorted(Comparator.comparingDouble(GroupArea::planarSquareMetres)
                            .reversed())
                    .map(area -> {
                        String code = area.values().getOrDefault(coding.field(), "");
                        String name = area.values().getOrDefault(OWNER_NAME, "");
                        Optional<LandClass> landClass = classes.find(code);
                        return new LandOutlook.Row(
                                name.isEmpty() ? area.values().getOrDefault(OWNER_CODE, "") : name,
                                code,
                                landClass
                                        .map(c -> english ? c.nameEn() : c.nameZh())
                                        .orElse(""),
                                area.planarSquareMetres());
                    })
                    .toList();
        }

        /** What other cases claim of it; an applicant is told about how much, and whose authority to ask. */
        private Optional<LandOutlook.Shared> claimed(CaseId caseId, List<String> unanswered) {
            var numbers = new TreeSet<String>();
            var parts = new ArrayList<MultiPolygon>();
            PreparedGeometry land = PreparedGeometryFactory.prepare(redLine);
            List<ClashingClaim> near =
                    redLines.listClashing(caseId, DrawingKind.LAND_USE, crs, redLine.getEnvelopeInternal()).stream()
                            .filter(claim -> claim.claim().mayMeet(land, crs))
                            .toList();
            if (near.size() > MOST_COMPARED) {
                unanswered.add(title(OtherRedLines.LAYER));
            }
            for (ClashingClaim claim : near.subList(0, Math.min(MOST_COMPARED, near.size()))) {
                DrawingVersion other = redLines.get(claim.claim().drawingId());
                MultiPolygon there =
                        CoordinateTransformer.between(other.crs(), crs).transform(RedLineGeometry.multiPolygon(other));
                MultiPolygon part = Polygonal.intersection(redLine, there);
                if (part.getArea() > tolerances.rawSliverSquareMetres()) {
                    parts.add(part);
                    numbers.add(claim.file().number());
                }
            }
            double area = Polygonal.union(parts, redLine).getArea();
            if (area <= tolerances.protectedSliverSquareMetres()) {
                return Optional.empty();
            }
            boolean applicant = person.get().has(Role.APPLICANT);
            return Optional.of(new LandOutlook.Shared(
                    OtherRedLines.LAYER,
                    title(OtherRedLines.LAYER),
                    applicant
                            ? Math.ceil(area / APPLICANT_STEP_SQUARE_METRES - ROUNDING) * APPLICANT_STEP_SQUARE_METRES
                            : area,
                    otherCases.names(numbers)));
        }
    }

    /** @param overlapSquareMetres what the groups count more than once */
    private record Land(List<GroupArea> groups, double overlapSquareMetres) {

        double coveredSquareMetres() {
            return groups.stream().mapToDouble(GroupArea::planarSquareMetres).sum() - overlapSquareMetres;
        }
    }

    private String title(String layer) {
        String title = messages.getMessage("measurement.layer." + layer, null, layer, LocaleContextHolder.getLocale());
        return title == null ? layer : title;
    }
}
