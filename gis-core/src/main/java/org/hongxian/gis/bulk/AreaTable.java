package org.hongxian.gis.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.bulk.RedLineAreas.GroupArea;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers of a journal as a table for spreadsheets, or as lines of JSON for programs. The same journal gives the same bytes;
 * memory grows with the number of groups, not of red lines.
 */
public final class AreaTable {

    /** As many columns of groups as a person still finds her way in. */
    public static final int MOST_GROUP_COLUMNS = 200;

    private final Path journal;
    private final Locale locale;

    /** How the table is laid out. */
    public enum Layout {
        /** A row per red line, a column per group. */
        WIDE,
        /** A row per red line and group. */
        LONG
    }

    /** In what the table is written. */
    public enum Format {
        CSV,
        XLSX,
        /** All that is known of a red line as one JSON object on a line; has no layout. */
        JSONL
    }

    /** @param locale of the heads and outcomes: English, else Chinese */
    public AreaTable(Path journal, Locale locale) {
        this.journal = journal;
        this.locale = locale;
    }

    /** Groups that occur, each as its values; at most one more than fit into columns. */
    public int countGroups() throws IOException {
        return groups().size();
    }

    /**
     * Writes everything; flushes but does not close the stream.
     *
     * @throws IllegalArgumentException if there are more groups than columns
     */
    public void write(Format format, Layout layout, OutputStream stream) throws IOException {
        if (format == Format.JSONL) {
            writeLines(stream);
            return;
        }
        try (RowWriter rows = format == Format.XLSX ? RowWriter.xlsx(stream) : RowWriter.csv(stream)) {
            if (layout == Layout.WIDE) {
                writeWide(rows);
            } else {
                writeLong(rows);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeLines(OutputStream stream) throws IOException {
        var out = new BufferedOutputStream(stream, 1 << 16);
        try {
            AreaJournal.read(journal, areas -> {
                try {
                    out.write(JsonMapper.shared().writeValueAsBytes(areas));
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private void writeWide(RowWriter rows) throws IOException {
        SortedSet<List<String>> groups = groups();
        if (groups.size() > MOST_GROUP_COLUMNS) {
            throw new IllegalArgumentException("more groups than columns");
        }
        var head = new ArrayList<>(redLineHead());
        groups.forEach(values -> head.add(label(values)));
        head.addAll(restHead());
        rows.head(head);
        AreaJournal.read(journal, areas -> {
            var cells = new ArrayList<>(redLineCells(areas));
            for (List<String> group : groups) {
                cells.add(areas.groups().stream()
                        .filter(area -> area.values().equals(group))
                        .map(area -> (Object) area.hectares())
                        .findFirst()
                        .orElse(""));
            }
            cells.addAll(restCells(areas));
            rows.row(cells);
        });
    }

    private void writeLong(RowWriter rows) throws IOException {
        List<String> fields = AreaJournal.read(journal, areas -> {}).header().fields();
        var head = new ArrayList<>(redLineHead());
        head.addAll(fields);
        head.add(text("group-m2"));
        head.add(text("group-ellipsoidal-m2"));
        head.add(text("group-ha"));
        head.add(text("residue-ha"));
        head.addAll(restHead());
        rows.head(head);
        AreaJournal.read(journal, areas -> {
            if (areas.groups().isEmpty()) {
                rows.row(longRow(areas, List.of(), fields.size()));
            }
            for (GroupArea group : areas.groups()) {
                rows.row(longRow(areas, groupCells(group), fields.size()));
            }
        });
    }

    private List<Object> longRow(RedLineAreas areas, List<Object> group, int fields) {
        var cells = new ArrayList<>(redLineCells(areas));
        cells.addAll(group);
        for (int i = group.size(); i < fields + 4; i++) {
            cells.add("");
        }
        cells.addAll(restCells(areas));
        return cells;
    }

    private static List<Object> groupCells(GroupArea group) {
        Double ellipsoidal = group.ellipsoidalSquareMetres();
        var cells = new ArrayList<Object>(group.values());
        cells.add(AreaText.squareMetres(group.planarSquareMetres()));
        cells.add(ellipsoidal == null ? "" : AreaText.squareMetres(ellipsoidal));
        cells.add(group.hectares());
        cells.add(group.residueHectares().signum() == 0 ? "" : group.residueHectares());
        return cells;
    }

    private SortedSet<List<String>> groups() throws IOException {
        var groups = new TreeSet<List<String>>((one, other) -> label(one).compareTo(label(other)));
        AreaJournal.read(journal, areas -> areas.groups().forEach(group -> {
            if (groups.size() <= MOST_GROUP_COLUMNS) {
                groups.add(group.values());
            }
        }));
        return groups;
    }

    private static String label(List<String> values) {
        return String.join(" / ", values);
    }

    private List<String> redLineHead() {
        return List.of(
                text("position"),
                text("number"),
                text("name"),
                text("outcome"),
                text("planar-m2"),
                text("ellipsoidal-m2"),
                text("ha"));
    }

    private List<Object> redLineCells(RedLineAreas areas) {
        Double ellipsoidal = areas.ellipsoidalSquareMetres();
        boolean measured = areas.planarSquareMetres() > 0;
        return List.of(
                areas.position(),
                areas.number(),
                areas.name(),
                BulkTexts.outcome(areas, locale),
                measured ? AreaText.squareMetres(areas.planarSquareMetres()) : "",
                ellipsoidal == null ? "" : AreaText.squareMetres(ellipsoidal),
                measured ? areas.hectares() : "");
    }

    private List<String> restHead() {
        return List.of(text("uncovered-ha"), text("uncovered-m2"), text("overlap-m2"), text("closed"));
    }

    private List<Object> restCells(RedLineAreas areas) {
        if (areas.planarSquareMetres() == 0) {
            return List.of("", "", "", text("closed.false"));
        }
        return List.of(
                areas.uncoveredHectares(),
                AreaText.squareMetres(areas.uncoveredSquareMetres()),
                AreaText.squareMetres(areas.overlapSquareMetres()),
                text("closed." + areas.closed()));
    }

    private String text(String key) {
        return BulkTexts.text("column." + key, locale);
    }
}
