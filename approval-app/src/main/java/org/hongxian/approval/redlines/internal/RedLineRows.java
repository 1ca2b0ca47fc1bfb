package org.hongxian.approval.redlines.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.hongxian.gis.bulk.AreaJournal;
import org.hongxian.gis.bulk.BulkTexts;
import org.hongxian.gis.bulk.RedLineAreas;
import org.jspecify.annotations.Nullable;

/**
 * A part of a result as the page shows it; public for the page.
 *
 * @param groups heads of the columns of groups that occur among the rows; empty when there are too many to be shown
 */
public record RedLineRows(List<String> groups, List<Row> rows) {

    private static final int MOST_COLUMNS = 24;

    /**
     * @param hectares null when it could not be measured
     * @param groups hectares by column; null where the red line has none
     */
    public record Row(
            RedLineAreas areas,
            String label,
            String outcome,
            @Nullable BigDecimal hectares,
            List<@Nullable BigDecimal> groups) {}

    static RedLineRows read(Path journal, long from, int count, Locale locale) throws IOException {
        var part = new ArrayList<RedLineAreas>();
        long[] at = {0};
        AreaJournal.read(journal, areas -> {
            if (at[0]++ >= from && part.size() < count) {
                part.add(areas);
            }
        });
        var names = new TreeSet<String>();
        part.forEach(areas -> areas.groups().forEach(group -> names.add(head(group.values()))));
        List<String> columns = names.size() > MOST_COLUMNS ? List.of() : List.copyOf(names);
        return new RedLineRows(
                columns, part.stream().map(areas -> row(areas, columns, locale)).toList());
    }

    private static Row row(RedLineAreas areas, List<String> columns, Locale locale) {
        var groups = new ArrayList<@Nullable BigDecimal>();
        for (String column : columns) {
            groups.add(areas.groups().stream()
                    .filter(group -> head(group.values()).equals(column))
                    .map(RedLineAreas.GroupArea::hectares)
                    .findFirst()
                    .orElse(null));
        }
        String label = areas.name().isBlank() ? areas.number() : areas.name();
        return new Row(
                areas,
                label,
                BulkTexts.outcome(areas, locale),
                areas.planarSquareMetres() > 0 ? areas.hectares() : null,
                groups);
    }

    private static String head(List<String> values) {
        return String.join(" / ", values);
    }
}
