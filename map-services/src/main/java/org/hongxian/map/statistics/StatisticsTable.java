package org.hongxian.map.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.area.StableSum;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.statistics.LayerTotals.Group;
import org.hongxian.map.statistics.LayerTotals.Question;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Areas and counts of a layer by up to three keys, with hectares and mu that add up to those of the total.
 *
 * @param by names of the keys
 * @param rows ascending by their keys
 * @param unlocated features left out because they do not lie in the CRS of the layer, see {@link LayerTotals.Answer}
 * @param fromFiles whether the coverage files answered
 */
public record StatisticsTable(
        List<String> by, List<Row> rows, Total total, Closure closure, long unlocated, boolean fromFiles) {

    public static final int MOST_KEYS = 3;
    public static final int MOST_ROWS = 20_000;

    /** Which area of a feature counts. */
    public enum Measure {
        PLANAR,
        ELLIPSOIDAL
    }

    /**
     * @param key values in the order of the keys; empty text where a feature has none
     * @param names of them, in the same order
     * @param squareMetres unrounded
     * @param share of the total, 0 to 1
     */
    public record Row(
            List<String> key,
            List<KeyName> names,
            long features,
            double squareMetres,
            BigDecimal hectares,
            BigDecimal mu,
            double share) {

        public Row {
            key = List.copyOf(key);
            names = List.copyOf(names);
        }
    }

    public record Total(long features, double squareMetres, BigDecimal hectares, BigDecimal mu) {}

    /** Why it is not known whether the rows make up the area. */
    public enum NotChecked {
        /** The rows are not of all features, so they need not make up the area. */
        CONDITION,
        /** Without the coverage files, so many features are not put together to see what they cover. */
        TOO_MANY_FEATURES
    }

    /**
     * How the table stands to the area that was asked about; nothing of it is known without an area.
     *
     * @param uncoveredSquareMetres part of the area no feature covers: no data there, which is not the same as nothing there
     * @param overlapSquareMetres what the rows count more than once
     * @param closes whether rows and uncovered part make up the area, within the sliver; null where that was not checked
     * @param notChecked why there is an area and nothing but its size is known; otherwise null
     */
    public record Closure(
            @Nullable Double areaSquareMetres,
            @Nullable Double uncoveredSquareMetres,
            @Nullable Double overlapSquareMetres,
            @Nullable Boolean closes,
            @Nullable NotChecked notChecked) {}

    /** Asked for a key the layer does not have. */
    public static final class UnknownKeyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String key;

        UnknownKeyException(String key) {
            super("no key " + key);
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** No ellipsoidal area is prescribed for the datum of the layer, or a boundary is too long for it. */
    public static final class NoEllipsoidalAreaException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** There are more rows than a table can have. */
    public static final class TooManyRowsException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public StatisticsTable {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
    }

    /**
     * @param area as for {@link Question}
     * @param goesOn as for {@link LayerTotals#measure}
     * @throws UnknownKeyException if the layer has no such key
     * @throws NoEllipsoidalAreaException if that measure is asked for where there is none
     * @throws TooManyRowsException if the keys tell apart more than {@link #MOST_ROWS} groups
     * @throws java.util.concurrent.CancellationException if it does not go on
     */
    public static StatisticsTable of(
            LayerTotals totals,
            GroupKeys known,
            LayerVersion version,
            List<String> by,
            FeatureCondition condition,
            @Nullable MultiPolygon area,
            Measure measure,
            double sliverSquareMetres,
            BooleanSupplier goesOn) {
        List<GroupKey> keys = by.stream()
                .map(name -> known.find(name).orElseThrow(() -> new UnknownKeyException(name)))
                .toList();
        var fields = new LinkedHashSet<String>();
        keys.forEach(key -> fields.addAll(key.fields()));
        boolean onEllipsoid = measure == Measure.ELLIPSOIDAL;
        LayerTotals.Answer answer = totals.measure(
                new Question(version, List.copyOf(fields), condition, area, sliverSquareMetres, onEllipsoid), goesOn);
        List<Sum> sums = rolledUp(keys, answer.groups(), onEllipsoid);
        if (sums.size() > MOST_ROWS) {
            throw new TooManyRowsException();
        }
        Closure closure = closure(version, area, condition, answer, measure, sliverSquareMetres);
        return table(by, sums, closure, answer);
    }

    private static final class Sum {

        private final List<String> key;
        private final List<KeyName> names;
        private final StableSum squareMetres = new StableSum();
        private long features;

        Sum(List<String> key, List<KeyName> names) {
            this.key = key;
            this.names = names;
        }
    }

    private static List<Sum> rolledUp(List<GroupKey> keys, List<Group> groups, boolean onEllipsoid) {
        var sums = new TreeMap<List<String>, Sum>(Comparator.comparing((List<String> key) -> String.join("\0", key)));
        for (Group group : groups) {
            Map<String, String> values = group.values();
            List<String> key =
                    keys.stream().map(one -> one.value().apply(values)).toList();
            Sum sum = sums.computeIfAbsent(
                    key,
                    unseen -> new Sum(
                            unseen,
                            keys.stream().map(one -> one.label().apply(values)).toList()));
            double squareMetres = onEllipsoid ? group.ellipsoidalSquareMetres() : group.planarSquareMetres();
            if (Double.isNaN(squareMetres)) {
                throw new NoEllipsoidalAreaException();
            }
            sum.squareMetres.add(squareMetres);
            sum.features += group.features();
        }
        return List.copyOf(sums.values());
    }

    private static Closure closure(
            LayerVersion version,
            @Nullable MultiPolygon area,
            FeatureCondition condition,
            LayerTotals.Answer answer,
            Measure measure,
            double sliverSquareMetres) {
        if (area == null) {
            return new Closure(null, null, null, null, null);
        }
        var measurement = AreaMeasurement.in(version.crs());
        double planar = measurement.planarSquareMetres(area);
        double whole = planar;
        if (measure == Measure.ELLIPSOIDAL) {
            Double prescribed = measurement.measure(area).ellipsoidalSquareMetres();
            if (prescribed == null) {
                throw new NoEllipsoidalAreaException();
            }
            whole = prescribed;
        }
        Double overlap = answer.overlapSquareMetres();
        if (!condition.isAll()) {
            return new Closure(whole, null, null, null, NotChecked.CONDITION);
        }
        if (overlap == null) {
            return new Closure(whole, null, null, null, NotChecked.TOO_MANY_FEATURES);
        }
        double covered =
                answer.groups().stream().mapToDouble(Group::planarSquareMetres).sum();
        double uncovered = planar - (covered - overlap);
        double noise = Math.max(sliverSquareMetres, 1e-9 * planar);
        boolean closes = overlap <= noise && uncovered >= -noise;
        // On the ellipsoid the uncovered part is taken in the proportion of the whole.
        return new Closure(whole, uncovered <= noise ? 0 : uncovered * whole / planar, overlap, closes, null);
    }

    private static StatisticsTable table(List<String> by, List<Sum> sums, Closure closure, LayerTotals.Answer answer) {
        var squareMetres = new ArrayList<Double>();
        var whole = new StableSum();
        long features = 0;
        for (Sum sum : sums) {
            squareMetres.add(Math.max(0, sum.squareMetres.value()));
            whole.add(sum.squareMetres.value());
            features += sum.features;
        }
        AreaClosing.Closed hectares = AreaClosing.hectares(squareMetres, whole.value());
        AreaClosing.Closed mu = AreaClosing.muOfHectares(hectares.values());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < sums.size(); i++) {
            Sum sum = sums.get(i);
            rows.add(new Row(
                    sum.key,
                    sum.names,
                    sum.features,
                    squareMetres.get(i),
                    hectares.values().get(i),
                    mu.values().get(i),
                    whole.value() == 0 ? 0 : squareMetres.get(i) / whole.value()));
        }
        BigDecimal total = AreaText.hectares(whole.value());
        return new StatisticsTable(
                by,
                rows,
                new Total(features, whole.value(), total, AreaText.muOfHectares(total)),
                closure,
                answer.unlocated(),
                answer.fromFiles());
    }
}
