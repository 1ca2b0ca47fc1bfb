package org.hongxian.approval.layerkeeping.internal;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.map.layer.VersionComparison;
import org.hongxian.map.layer.VersionComparison.Doubt;
import org.hongxian.map.layer.VersionComparison.Kind;
import org.hongxian.map.layer.VersionComparison.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A comparison of two versions as a page shows it; public for the page.
 *
 * @param before number of the version that counts; 0 for none
 * @param doubts a sentence each
 */
public record ComparisonTable(int before, int number, List<Row> rows, List<String> doubts) {

    private static final String NONE = "—";

    /** @param doubtful whether the difference speaks against the version */
    public record Row(String label, String before, String now, boolean doubtful) {}

    static ComparisonTable of(VersionComparison comparison, MessageSource messages, Locale locale) {
        var rows = new Rows(comparison, messages, locale);
        rows.add(
                "date", side -> side.dataDate() == null ? NONE : side.dataDate().toString(), Kind.DATE_EARLIER);
        rows.add("crs", side -> side.crs().toString(), Kind.CRS_DIFFERS, Kind.OUTSIDE_CRS);
        rows.add("features", side -> whole(side.features()), Kind.FEWER_FEATURES, Kind.MORE_FEATURES, Kind.LEFT_OUT);
        rows.add("area", ComparisonTable::hectares, Kind.LESS_AREA, Kind.MORE_AREA);
        rows.add("west", side -> reach(side, side.extent().west()), Kind.ELSEWHERE);
        rows.add("east", side -> reach(side, side.extent().east()), Kind.ELSEWHERE);
        rows.add("south", side -> reach(side, side.extent().south()), Kind.ELSEWHERE);
        rows.add("north", side -> reach(side, side.extent().north()), Kind.ELSEWHERE);
        rows.add(
                "extent",
                side -> messages.getMessage(
                        side.extentKnown() ? "layerkeeping.layers.extent.known" : "layerkeeping.layers.extent.unknown",
                        null,
                        locale),
                Kind.EXTENT_LOST);
        if (comparison.version().classesKnown() != null) {
            rows.add("classes", ComparisonTable::classes, Kind.NO_CLASSES, Kind.UNKNOWN_CLASSES);
        }
        comparison.version().missing().keySet().forEach(rows::addField);
        Side before = comparison.before();
        return new ComparisonTable(
                before == null ? 0 : before.number(),
                comparison.version().number(),
                rows.rows,
                comparison.doubts().stream()
                        .map(doubt -> messages.getMessage(
                                "layerkeeping.doubt." + doubt.kind(),
                                new Object[] {doubt.share(), doubt.limit(), doubt.field()},
                                locale))
                        .toList());
    }

    private static String whole(long number) {
        return format("#,##0", number);
    }

    private static String hectares(Side side) {
        Double area = side.areaSquareMetres();
        return area == null ? NONE : format("#,##0.0000", area / 10_000);
    }

    /** Metres, or degrees. */
    private static String reach(Side side, double ordinate) {
        return format(CrsCatalogue.get(side.crs()).isGeographic() ? "0.0000" : "0", ordinate);
    }

    private static String classes(Side side) {
        Long known = side.classesKnown();
        return known == null ? NONE : whole(known) + " / " + whole(side.features() - known);
    }

    private static String format(String pattern, double number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    private static final class Rows {

        private final VersionComparison comparison;
        private final MessageSource messages;
        private final Locale locale;
        private final Set<Kind> kinds;
        private final Set<String> fields;
        private final List<Row> rows = new ArrayList<>();

        Rows(VersionComparison comparison, MessageSource messages, Locale locale) {
            this.comparison = comparison;
            this.messages = messages;
            this.locale = locale;
            this.kinds = comparison.doubts().stream()
                    .map(Doubt::kind)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
            this.fields = comparison.doubts().stream().map(Doubt::field).collect(Collectors.toSet());
        }

        void add(String key, Function<Side, String> value, Kind... speakAgainst) {
            boolean doubtful = Set.of(speakAgainst).stream().anyMatch(kinds::contains);
            add(label(key), value, doubtful);
        }

        void addField(String field) {
            add(label("missing", field), side -> whole(side.missing().getOrDefault(field, 0L)), fields.contains(field));
        }

        private void add(String label, Function<Side, String> value, boolean doubtful) {
            @Nullable Side before = comparison.before();
            rows.add(new Row(
                    label, before == null ? NONE : value.apply(before), value.apply(comparison.version()), doubtful));
        }

        private String label(String key, Object... arguments) {
            return messages.getMessage("layerkeeping.compare." + key, arguments, locale);
        }
    }
}
