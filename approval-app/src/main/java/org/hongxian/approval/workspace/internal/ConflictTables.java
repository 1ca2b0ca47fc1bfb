package org.hongxian.approval.workspace.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hongxian.approval.conflict.Conflicts;
import org.hongxian.approval.conflict.Conflicts.Known;
import org.hongxian.approval.conflict.Conflicts.Page;
import org.hongxian.approval.conflict.Conflicts.Side;
import org.hongxian.approval.frame.PageTimes;
import org.hongxian.approval.workspace.internal.TableSheet.Cell;
import org.hongxian.approval.workspace.internal.TableSheet.Column;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.region.RegionGrid;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The conflict radar as a table to be taken along. What is missing in it, it says in its last rows. */
@Component
class ConflictTables {

    private static final List<String> OF_SIDES = List.of("number", "name", "county", "kind", "state", "step");

    private final MessageSource messages;
    private final PageTimes times;
    private final RegionGrid grid;

    ConflictTables(MessageSource messages, PageTimes times, RegionGrid grid) {
        this.messages = messages;
        this.times = times;
        this.grid = grid;
    }

    TableSheet of(Page page, Locale locale) {
        var rows = new ArrayList<List<Cell>>();
        CrsCode map = grid.crs();
        for (Conflicts.Row row : page.rows()) {
            var shown = ConflictRow.of(row, map);
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(text("workspace.conflicts.relation." + row.relation(), locale)));
            cells.add(Cell.of(shown.squareMetres()));
            cells.add(Cell.of(shown.hectares()));
            cells.add(Cell.of(shown.mu()));
            cells.add(shown.stripMetres() == null ? Cell.EMPTY : Cell.of(shown.stripMetres()));
            cells.add(Cell.of(text("word.severity." + row.severity(), locale)));
            cells.add(Cell.of(times.day(row.since())));
            row.sides().forEach(side -> cells.addAll(side(side, locale)));
            rows.add(cells);
        }
        List<Column> columns = columns(locale);
        if (page.total() > page.rows().size()) {
            rows.add(note(
                    text("workspace.conflicts.export.some", locale, page.rows().size(), page.total()), columns));
        }
        if (page.uncompared() > 0) {
            rows.add(note(text("workspace.conflicts.uncompared", locale, page.uncompared()), columns));
        }
        return new TableSheet(text("workspace.conflicts.title", locale), columns, rows);
    }

    private List<Column> columns(Locale locale) {
        var columns = new ArrayList<>(List.of(
                Column.text(text("workspace.conflicts.relation", locale)),
                new Column(text("workspace.conflicts.metres", locale), 2),
                new Column(text("workspace.conflicts.hectares", locale), 4),
                new Column(text("workspace.conflicts.mu", locale), 2),
                new Column(text("workspace.conflicts.strip", locale), 3),
                Column.text(text("workspace.defects.weight", locale)),
                Column.text(text("workspace.conflicts.since", locale))));
        for (String which : List.of("first", "second")) {
            String side = text("workspace.conflicts." + which, locale);
            OF_SIDES.forEach(
                    what -> columns.add(Column.text(side + " " + text("workspace.conflicts.side." + what, locale))));
        }
        return columns;
    }

    private List<Cell> side(Side side, Locale locale) {
        Known known = side.known();
        if (known == null) {
            return List.of(
                    Cell.of(text("workspace.conflicts.hidden", locale, side.authority())),
                    Cell.EMPTY,
                    Cell.of(side.authority()),
                    Cell.EMPTY,
                    Cell.EMPTY,
                    Cell.EMPTY);
        }
        return List.of(
                Cell.of(known.number()),
                Cell.of(known.title()),
                Cell.of(side.authority()),
                Cell.of(text("word.drawing." + known.kind(), locale)),
                Cell.of(text("word.state." + known.state(), locale)),
                Cell.of(known.steps().stream()
                        .map(step -> text("word.task." + step, locale))
                        .collect(Collectors.joining("; "))));
    }

    private static List<Cell> note(String words, List<Column> columns) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words));
        while (cells.size() < columns.size()) {
            cells.add(Cell.EMPTY);
        }
        return cells;
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
