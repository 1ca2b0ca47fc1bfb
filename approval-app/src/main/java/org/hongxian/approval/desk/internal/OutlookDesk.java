package org.hongxian.approval.desk.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.approval.desk.internal.LandFees.Land;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.measurement.MeasurementForecast;
import org.hongxian.approval.measurement.MeasurementForecast.Forecast;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.LevelForecast;
import org.hongxian.approval.workflow.LevelOutlook;
import org.hongxian.approval.workflow.LevelWords;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.OtherRedLines;
import org.hongxian.gis.landclass.BroadClass;
import org.hongxian.gis.landclass.LandClass;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.Verdict;
import org.hongxian.map.region.RegionGrid;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What would be if somebody applied for a shape: level, layers, classes, conflicts and fees, as of today. */
@Component
class OutlookDesk {

    private static final String LAND_USE = "DLTB";
    /** Verdict on a layer the person may not see. */
    private static final String NOT_TOLD = "NOT_TOLD";

    private final RegionGrid grid;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final Divisions divisions;
    private final VisibleLayers visible;
    private final MeasurementForecast measurement;
    private final LevelForecast levels;
    private final LevelWords words;
    private final OutlookConflicts conflicts;
    private final LandFees fees;
    private final DeskSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    OutlookDesk(
            RegionGrid grid,
            AskedLayers layers,
            AskedAreas areas,
            Divisions divisions,
            VisibleLayers visible,
            MeasurementForecast measurement,
            LevelForecast levels,
            LevelWords words,
            OutlookConflicts conflicts,
            LandFees fees,
            DeskSettings settings,
            MessageSource messages,
            Clock clock) {
        this.grid = grid;
        this.layers = layers;
        this.areas = areas;
        this.divisions = divisions;
        this.visible = visible;
        this.measurement = measurement;
        this.levels = levels;
        this.words = words;
        this.conflicts = conflicts;
        this.fees = fees;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /** @throws RefusedQuestionException if it cannot be answered as asked */
    OutlookViews.Outlook answer(Questions.Outlook question) {
        if (question.area() == null) {
            throw new RefusedQuestionException(400, "area-one");
        }
        layers.get(LAND_USE, null);
        AskedArea area = areas.get(question.area(), grid.crs());
        MultiPolygon land = area.ground();
        if (AreaMeasurement.in(area.crs()).planarSquareMetres(land) > settings.maxOutlookSquareMetres()) {
            throw new RefusedQuestionException(422, "outlook-too-large", settings.maxOutlookSquareMetres() / 10_000);
        }
        String county = county(question.county(), area);
        Forecast forecast = measurement.of(land, area.crs());
        Evidence evidence = forecast.evidence();
        LandClassScheme scheme = LandClassScheme.load(evidence.method().landClassScheme(), LocalDate.now(clock));
        boolean farmlandTold = visible.admits(evidence.method().basicFarmlandLayer());
        LandFees.Estimate estimate = farmlandTold
                ? fees.estimate(county, kinds(evidence, scheme), isAllKnown(evidence, scheme), LocalDate.now(clock))
                : LandFees.Estimate.UNTOLD;
        OutlookConflicts.Met met = conflicts.of(area);
        return new OutlookViews.Outlook(
                area.crs().toString(),
                evidence.planarSquareMetres().doubleValue(),
                evidence.legalHectares(),
                evidence.method().legalArea().toLowerCase(Locale.ROOT),
                county,
                divisions.name(county),
                level(county, forecast.facts(), farmlandTold),
                evidence.answers().stream()
                        .filter(answer -> !answer.layer().equals(OtherRedLines.LAYER))
                        .map(answer -> layer(answer, evidence.planarSquareMetres()))
                        .toList(),
                rows(evidence, scheme, farmlandTold),
                evidence.uncoveredHectares(),
                evidence.closed(),
                met.known(),
                met.unseen(),
                met.elsewhere(),
                estimate.lines().stream().map(this::fee).toList(),
                estimate.known(),
                estimate.total(),
                estimate.total() != null);
    }

    private String county(@Nullable String asked, AskedArea area) {
        if (asked == null) {
            return divisions.countyOf(area.ground(), area.crs()).orElse("");
        }
        if (!asked.matches("\\d{6}")) {
            throw new RefusedQuestionException(400, "unit-code");
        }
        return asked;
    }

    /** @param itemised whether the person may be told the areas the level rests on */
    private OutlookViews.LevelView level(String county, LevelFacts.@Nullable Measured facts, boolean itemised) {
        if (facts == null) {
            return new OutlookViews.LevelView(
                    null, null, text("desk.outlook.no-facts"), List.of(), List.of(), List.of());
        }
        if (county.isEmpty()) {
            return new OutlookViews.LevelView(
                    null,
                    null,
                    text("desk.outlook.no-county"),
                    List.of(),
                    itemised ? facts(facts) : List.of(),
                    List.of());
        }
        var code = new AdministrativeCode(county);
        LevelOutlook outlook = levels.of(code, facts);
        LevelDecision decision = outlook.decision();
        if (decision == null) {
            String reason = outlook.reasonKey() == null ? "" : text(outlook.reasonKey());
            return new OutlookViews.LevelView(
                    null, null, reason, List.of(), itemised ? facts(facts) : List.of(), List.of());
        }
        List<OutlookViews.RuleRow> rows = decision.rows().stream()
                .map(row -> new OutlookViews.RuleRow(
                        words.rule(row, LocaleContextHolder.getLocale()),
                        words.basis(row, LocaleContextHolder.getLocale()),
                        row.legalBasis(),
                        words.delegation(row, LocaleContextHolder.getLocale()),
                        row.delegation(),
                        row.decidedAt() == decision.level()))
                .sorted(Comparator.comparing(OutlookViews.RuleRow::decides).reversed())
                .toList();
        return new OutlookViews.LevelView(
                decision.level().name(),
                title(decision.level()),
                null,
                rows,
                itemised ? facts(facts) : List.of(),
                itemised ? changes(code, facts, decision.level()) : List.of());
    }

    private List<OutlookViews.Fact> facts(LevelFacts.Measured facts) {
        return List.of(
                fact("basic-farmland", facts.basicFarmlandHectares()),
                fact("other-cultivated", facts.otherCultivatedHectares()),
                fact("other-land", facts.otherLandHectares()));
    }

    private OutlookViews.Fact fact(String key, BigDecimal hectares) {
        return new OutlookViews.Fact(key, text("desk.outlook.fact." + key), hectares);
    }

    /** Tries the rules without each kind of land. */
    private List<String> changes(AdministrativeCode county, LevelFacts.Measured facts, Level level) {
        BigDecimal none = BigDecimal.ZERO;
        BigDecimal basic = facts.basicFarmlandHectares();
        BigDecimal cultivated = facts.otherCultivatedHectares();
        BigDecimal other = facts.otherLandHectares();
        var changes = new ArrayList<String>();
        if (basic.signum() > 0) {
            change(county, new LevelFacts.Measured(none, cultivated, other, ""), level, "basic-farmland", changes);
        }
        if (cultivated.signum() > 0) {
            change(county, new LevelFacts.Measured(basic, none, other, ""), level, "other-cultivated", changes);
        }
        if (other.signum() > 0) {
            change(county, new LevelFacts.Measured(basic, cultivated, none, ""), level, "other-land", changes);
        }
        return changes;
    }

    private void change(
            AdministrativeCode county, LevelFacts.Measured facts, Level level, String without, List<String> changes) {
        LevelDecision decision = levels.of(county, facts).decision();
        if (decision != null && decision.level() != level) {
            changes.add(text("desk.outlook.without", text("desk.outlook.fact." + without), title(decision.level())));
        }
    }

    /** Of a layer the person may not see it is only said that nothing is told: by small shapes it could be felt out. */
    private OutlookViews.LayerAnswer layer(Evidence.Answer answer, BigDecimal landSquareMetres) {
        if (!visible.admits(answer.layer())) {
            return new OutlookViews.LayerAnswer(
                    answer.layer(),
                    text("measurement.layer." + answer.layer()),
                    null,
                    NOT_TOLD,
                    null,
                    null,
                    null,
                    BigDecimal.ZERO);
        }
        boolean overlaps = answer.verdict().equals(Verdict.OVERLAPS.name());
        return new OutlookViews.LayerAnswer(
                answer.layer(),
                text("measurement.layer." + answer.layer()),
                answer.dataDate(),
                answer.verdict(),
                ControlLayer.isBoundary(answer.layer(), LocalDate.now(clock))
                        ? ControlLayer.Position.of(answer, landSquareMetres, LocalDate.now(clock))
                        : null,
                overlaps ? answer.squareMetres() : null,
                overlaps ? AreaText.hectares(answer.squareMetres().doubleValue()) : null,
                answer.outsideDataSquareMetres());
    }

    /** Without the layer of basic farmland, rows are not told apart by it. */
    private static List<OutlookViews.ClassRow> rows(Evidence evidence, LandClassScheme scheme, boolean farmlandTold) {
        List<OutlookViews.ClassRow> rows =
                evidence.rows().stream().map(row -> row(row, scheme)).toList();
        if (farmlandTold) {
            return rows;
        }
        var together = new LinkedHashMap<List<Object>, OutlookViews.ClassRow>();
        for (OutlookViews.ClassRow row : rows) {
            together.merge(
                    List.of(row.classCode(), row.owner(), row.ridge()), row.elsewhere(), OutlookViews.ClassRow::plus);
        }
        return List.copyOf(together.values());
    }

    /** Whether every part of the land is of a class that has a broad class, and surveyed. */
    private static boolean isAllKnown(Evidence evidence, LandClassScheme scheme) {
        return evidence.closed()
                && evidence.uncoveredHectares().signum() == 0
                && evidence.rows().stream().allMatch(row -> scheme.find(row.landClass())
                        .filter(found ->
                                found.broadClass() != BroadClass.MIXED && found.broadClass() != BroadClass.UNSTATED)
                        .isPresent());
    }

    private static OutlookViews.ClassRow row(Evidence.Row row, LandClassScheme scheme) {
        Optional<LandClass> landClass = scheme.find(row.landClass());
        return new OutlookViews.ClassRow(
                row.landClass(),
                landClass.map(LandClass::nameZh).orElse(null),
                landClass.map(LandClass::nameEn).orElse(null),
                row.ownerName().isEmpty() ? row.ownerCode() : row.ownerName(),
                row.basicFarmland(),
                row.isRidge(),
                row.squareMetres(),
                row.hectares());
    }

    /** Square metres by kind, from the closed table, so that fees and table agree. */
    private static Map<Land, BigDecimal> kinds(Evidence evidence, LandClassScheme scheme) {
        Map<Land, BigDecimal> sums = new EnumMap<>(Land.class);
        for (Evidence.Row row : evidence.rows()) {
            BigDecimal squareMetres = row.hectares().movePointRight(4).setScale(0, RoundingMode.HALF_UP);
            kind(row, scheme).ifPresent(kind -> sums.merge(kind, squareMetres, BigDecimal::add));
        }
        return sums;
    }

    private static Optional<Land> kind(Evidence.Row row, LandClassScheme scheme) {
        if (row.basicFarmland()) {
            return Optional.of(Land.BASIC_FARMLAND);
        }
        Optional<LandClass> landClass = scheme.find(row.landClass());
        if (landClass.isEmpty()) {
            return Optional.empty();
        }
        if (scheme.isCultivated(row.landClass())) {
            return Optional.of(Land.CULTIVATED);
        }
        BroadClass broad = landClass.get().broadClass();
        return broad == BroadClass.AGRICULTURAL
                ? Optional.of(Land.OTHER_AGRICULTURAL)
                : broad == BroadClass.UNUSED ? Optional.of(Land.UNUSED) : Optional.empty();
    }

    private OutlookViews.Fee fee(LandFees.Line line) {
        LandFees.Basis rateBasis = line.rateBasis();
        Locale locale = LocaleContextHolder.getLocale();
        return new OutlookViews.Fee(
                line.key(),
                text("desk.fee." + line.key()),
                text("desk.fee.land."
                        + line.land().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                line.basis().in(locale),
                line.sample(),
                line.quantity(),
                "m2",
                line.factor(),
                line.rate(),
                line.amount(),
                rateBasis == null ? text("desk.fee.unknown") : rateBasis.in(locale));
    }

    private String title(Level level) {
        return text("word.level." + level.name());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
