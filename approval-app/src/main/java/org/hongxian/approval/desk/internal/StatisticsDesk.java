package org.hongxian.approval.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.FeatureCondition;
import org.hongxian.map.statistics.GroupKeys;
import org.hongxian.map.statistics.LayerTotals;
import org.hongxian.map.statistics.StatisticsTable;
import org.hongxian.map.statistics.StatisticsTable.Measure;
import org.hongxian.map.statistics.StatisticsTable.NoEllipsoidalAreaException;
import org.hongxian.map.statistics.StatisticsTable.TooManyRowsException;
import org.hongxian.map.statistics.StatisticsTable.UnknownKeyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Areas and counts of a layer by class, unit, slope and whatever its features say. */
@Component
class StatisticsDesk {

    private final LayerCatalogue catalogue;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final AskedFilters filters;
    private final Divisions divisions;
    private final DeskSettings settings;
    private final Clock clock;
    private final LayerTotals totals;

    StatisticsDesk(
            LayerCatalogue catalogue,
            CoverageFiles files,
            AskedLayers layers,
            AskedAreas areas,
            AskedFilters filters,
            Divisions divisions,
            DeskSettings settings,
            Clock clock) {
        this.catalogue = catalogue;
        this.layers = layers;
        this.areas = areas;
        this.filters = filters;
        this.divisions = divisions;
        this.settings = settings;
        this.clock = clock;
        this.totals = new LayerTotals(catalogue, files);
    }

    /**
     * @param condition CQL2 text; empty for none
     * @param area null for everywhere
     * @param outsideDataShare of the area, see {@link DataExtent}; null where that is not known
     */
    record Answer(
            LayerVersion version,
            Measure measure,
            StatisticsTable table,
            String condition,
            @Nullable AskedArea area,
            @Nullable Double outsideDataShare) {}

    /** @throws RefusedQuestionException if it cannot be answered as asked */
    Answer answer(Questions.Statistics question) {
        LayerVersion version = layers.get(question.layer(), question.version());
        List<String> by = keys(question.by());
        Measure measure = measure(question.measure());
        FeatureCondition condition = filters.condition(question.filter(), question.filterCrs(), version);
        AskedArea area = question.area() == null ? null : areas.get(question.area(), version.crs());
        LocalDate today = LocalDate.now(clock);
        try {
            StatisticsTable table = StatisticsTable.of(
                    totals,
                    keys(version),
                    version,
                    by,
                    condition,
                    area == null ? null : area.ground(),
                    measure,
                    OverlayTolerances.on(today).rawSliverSquareMetres(),
                    settings.timeIsLeft());
            return new Answer(
                    version,
                    measure,
                    sized(table, measure, area),
                    question.filter() == null ? "" : question.filter().strip(),
                    area,
                    DataExtent.outsideShare(version, area));
        } catch (UnknownKeyException e) {
            throw refused(422, e, "unknown-key", e.key(), version.title());
        } catch (NoEllipsoidalAreaException e) {
            throw refused(422, e, "no-ellipsoidal", version.title());
        } catch (TooManyRowsException e) {
            throw refused(422, e, "too-many-rows", StatisticsTable.MOST_ROWS);
        } catch (CancellationException e) {
            throw refused(422, e, "too-long", settings.maxTime().toSeconds());
        }
    }

    /** On the ellipsoid an area has one size: that of the system it came in, not one reckoned back from a plane far away. */
    private static StatisticsTable sized(StatisticsTable table, Measure measure, @Nullable AskedArea area) {
        StatisticsTable.Closure closure = table.closure();
        Double there = closure.areaSquareMetres();
        Double own = area == null ? null : area.measured().ellipsoidalSquareMetres();
        if (measure == Measure.PLANAR || there == null || own == null) {
            return table;
        }
        Double uncovered = closure.uncoveredSquareMetres();
        var right = new StatisticsTable.Closure(
                own,
                uncovered == null ? null : Double.valueOf(uncovered * own / there),
                closure.overlapSquareMetres(),
                closure.closes(),
                closure.notChecked());
        return new StatisticsTable(
                table.by(), table.rows(), table.total(), right, table.unlocated(), table.fromFiles());
    }

    /** What the features of a version can be grouped by. */
    GroupKeys keys(LayerVersion version) {
        return new GroupKeys(
                version, catalogue.figures(version).filled().keySet(), LocalDate.now(clock), divisions::name);
    }

    private static RefusedQuestionException refused(int status, RuntimeException cause, String key, Object... what) {
        var refused = new RefusedQuestionException(status, key, what);
        refused.initCause(cause);
        return refused;
    }

    private static List<String> keys(@Nullable List<@Nullable String> by) {
        if (by == null
                || by.isEmpty()
                || by.size() > StatisticsTable.MOST_KEYS
                || new HashSet<>(by).size() < by.size()) {
            throw new RefusedQuestionException(400, "keys", StatisticsTable.MOST_KEYS);
        }
        return by.stream()
                .map(key -> {
                    if (key == null || key.length() > 80) {
                        throw new RefusedQuestionException(400, "keys", StatisticsTable.MOST_KEYS);
                    }
                    return key;
                })
                .toList();
    }

    private static Measure measure(@Nullable String text) {
        return switch (text == null ? "planar" : text.toLowerCase(Locale.ROOT)) {
            case "planar" -> Measure.PLANAR;
            case "ellipsoidal" -> Measure.ELLIPSOIDAL;
            default -> throw new RefusedQuestionException(400, "measure");
        };
    }
}
