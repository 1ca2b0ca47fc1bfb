package org.hongxian.gis.pointlist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hongxian.gis.boundarytext.PointRows;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points in the rows of one table or of the sheets of a workbook.
 *
 * <p>Rows with a coordinate are points. Rows without are titles, heads repeated on every page, or side lengths between two points;
 * a name in them is that of the plot that follows. Blank rows and titles end a ring.
 */
final class PointListReader {

    private static final int HEAD_ROWS = 40;
    /** As many as a sheet has rows. */
    private static final int MOST_BLANK_ROWS = 1 << 20;

    /** Heads and titles: some for each of very many plots. Side lengths between the points come on top. */
    private static final int MOST_ROWS_OF_WORDS = 100_000;

    private static final Pattern NAMELESS_SHEET = Pattern.compile("(?i)(sheet|工作表|table)\\s*\\d*");

    private final PointRows points;
    private final TitleRows titles;
    private final boolean isWorkbook;
    private final Map<NumberText.Notation, Integer> notations = new EnumMap<>(NumberText.Notation.class);
    private final Map<NumberText.Notation, TableRow> firstRows = new EnumMap<>(NumberText.Notation.class);
    private final List<TableRow> beginning = new ArrayList<>();
    /** Lines of the points that begin a plot only because of the blank rows before them. */
    private final Set<Integer> blocks = new HashSet<>();

    private @Nullable Columns columns;
    private RingState ring = new RingState();
    private String sheet = "";
    private @Nullable PlotKey plot;
    private boolean gap = true;
    private boolean headRepeated;
    private boolean spaced;
    private boolean filledDown;
    private int tablesRead;
    private int blankRows;
    private int rowsOfWords;

    /** The plot a row names. */
    private record PlotKey(String number, String name) {}

    /**
     * @param isWorkbook whether tables are sheets, whose name is that of a plot when nothing else names it, and numbers are binary: a
     *     spreadsheet shows them with decimals of its own
     */
    PointListReader(PointRows points, boolean isWorkbook) {
        this.points = points;
        this.titles = new TitleRows(points);
        this.isWorkbook = isWorkbook;
    }

    void beginTable(String name) {
        sheet = name;
        columns = null;
        beginning.clear();
        plot = null;
        gap = true;
        headRepeated = false;
        spaced = false;
        ring = new RingState();
    }

    void row(TableRow row) {
        if (row.isBlank() && ++blankRows > MOST_BLANK_ROWS) {
            throw points.tooManyUnreadable(MOST_BLANK_ROWS);
        }
        if (!row.isBlank() && ++rowsOfWords > MOST_ROWS_OF_WORDS) {
            throw points.tooManyUnreadable(MOST_ROWS_OF_WORDS);
        }
        if (columns != null) {
            read(row, columns);
            return;
        }
        beginning.add(row);
        Columns.named(row).ifPresentOrElse(named -> beginWith(withRowAbove(named)), () -> {
            if (beginning.size() >= HEAD_ROWS) {
                beginWithoutHead();
            }
        });
    }

    void endTable() {
        if (columns == null) {
            beginWithoutHead();
        }
    }

    /** The plots of all tables; what concerns the whole file is said here. */
    ReadResult result(String format, @Nullable String encoding) {
        firstRows.forEach((notation, row) -> points.findings()
                .add(
                        IssueCode.NUMBER_NOTATION,
                        Place.line(row.line()),
                        Map.of("text", row.cell(0), "count", notations.getOrDefault(notation, 1))));
        if (!blocks.isEmpty()) {
            points.assume("list-plots-by-blank-rows", 0.7);
        }
        if (filledDown) {
            points.assume("list-plot-column-filled", 0.9);
        }
        if (tablesRead > 1) {
            points.assume("list-sheets", 0.9, Integer.toString(tablesRead));
        }
        ReadResult result = points.result(format, encoding);
        return blocks.isEmpty() ? result : Blocks.withHoles(result, blocks);
    }

    private Columns withRowAbove(Columns named) {
        boolean alone = named.has(ColumnRole.POINT_NAME) || named.has(ColumnRole.SEQUENCE) || beginning.size() < 2;
        return alone ? named : named.withRowAbove(beginning.get(beginning.size() - 2));
    }

    private void beginWith(Columns named) {
        Columns chosen = choose(named);
        columns = chosen;
        tablesRead++;
        points.assume("list-columns-named", 1, chosen.pair().letters());
        beginning.forEach(titles::read);
        beginning.get(beginning.size() - 1).cells().forEach(titles::readSystem);
        beginning.clear();
    }

    private void beginWithoutHead() {
        Optional<Columns> found = Columns.bySize(beginning);
        if (found.isEmpty()) {
            // A cover sheet, a sheet of something else; or the head is still to come.
            beginning.forEach(titles::read);
            beginning.clear();
            return;
        }
        Columns chosen = choose(found.get());
        columns = chosen;
        tablesRead++;
        points.assume("list-columns-by-size", 0.8, chosen.pair().letters());
        List<TableRow> rows = List.copyOf(beginning);
        beginning.clear();
        rows.forEach(row -> read(row, chosen));
    }

    /** Two pairs of coordinates in one table, say in two datums, are for a person to choose from. */
    private Columns choose(Columns found) {
        if (found.others().isEmpty()) {
            return found;
        }
        var pairs = new ArrayList<String>();
        pairs.add(found.pair().letters());
        found.others().forEach(pair -> pairs.add(pair.letters()));
        String chosen = points.askForColumns(pairs);
        return found.others().stream()
                .filter(pair -> pair.letters().equals(chosen))
                .findFirst()
                .map(found::with)
                .orElse(found);
    }

    private void read(TableRow row, Columns of) {
        if (row.isBlank()) {
            gap = true;
            return;
        }
        String first = row.cell(of.first());
        String second = row.cell(of.second());
        if (!NumberText.isMeant(first) && !NumberText.isMeant(second)) {
            readWords(row, of, !first.isEmpty() || !second.isEmpty());
            return;
        }
        String name = name(row, of);
        Optional<NumberText> a = number(first, "X", row, of, name);
        Optional<NumberText> b = number(second, "Y", row, of, name);
        if (a.isPresent() && b.isPresent()) {
            beginPlotIfNeeded(
                    row, of, name, ring.endsAt(a.get().value(), b.get().value()));
            gap = false;
            headRepeated = false;
            ring.add(name, a.get().value(), b.get().value());
            // This one, and the side length behind it.
            rowsOfWords -= 2;
            points.point(new PointRows.Row(
                    name,
                    ringNumber(row, of),
                    a.get().value(),
                    b.get().value(),
                    row.line(),
                    isWorkbook ? BoundaryPoint.DECIMALS_UNKNOWN : a.get().decimalsWith(b.get())));
        }
    }

    /** A side length alone leaves everything as it is. */
    private void readWords(TableRow row, Columns of, boolean inCoordinates) {
        if (of.isRepeatedBy(row)) {
            headRepeated = true;
            gap = true;
            return;
        }
        if (row.cells().stream()
                .allMatch(
                        cell -> cell.isEmpty() || NumberText.parse(cell, false).isPresent())) {
            return;
        }
        titles.read(row);
        gap = true;
        if (inCoordinates && !row.cell(of.position(ColumnRole.POINT_NAME)).isEmpty() && isAmongPoints(row, of)) {
            points.findings()
                    .add(
                            IssueCode.UNREADABLE_LINE,
                            Place.line(row.line()),
                            Map.of("text", Findings.excerpt(String.join(" ", row.cells())), "expected", "J1 X Y"));
        }
    }

    /** A row that looks like a point but for its coordinates; footers have words in other columns too. */
    private static boolean isAmongPoints(TableRow row, Columns of) {
        return row.cell(of.position(ColumnRole.POINT_NAME)).matches("[A-Za-z]{0,3}\\d{1,5}");
    }

    private Optional<NumberText> number(String text, String field, TableRow row, Columns of, String name) {
        Optional<NumberText> number = NumberText.parse(text, of.isDegrees());
        if (number.isEmpty()) {
            points.invalidNumber(field, text, row.line(), name);
        } else if (number.get().notation() != NumberText.Notation.PLAIN) {
            notations.merge(number.get().notation(), 1, Integer::sum);
            firstRows.putIfAbsent(number.get().notation(), new TableRow(row.line(), List.of(text)));
        }
        return number;
    }

    private static String name(TableRow row, Columns of) {
        String name = row.cell(of.position(ColumnRole.POINT_NAME));
        return name.isEmpty() ? row.cell(of.position(ColumnRole.SEQUENCE)) : name;
    }

    private static int ringNumber(TableRow row, Columns of) {
        String text = row.cell(of.position(ColumnRole.RING));
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 1;
    }

    private void beginPlotIfNeeded(TableRow row, Columns of, String name, boolean closing) {
        boolean named = of.has(ColumnRole.PLOT_NAME) || of.has(ColumnRole.PLOT_NUMBER);
        if (named) {
            var key = new PlotKey(
                    row.cell(of.position(ColumnRole.PLOT_NUMBER)), row.cell(of.position(ColumnRole.PLOT_NAME)));
            boolean blank = key.number().isEmpty() && key.name().isEmpty();
            filledDown |= blank && plot != null;
            if (plot == null || !blank && !key.equals(plot)) {
                plot = key;
                begin(row, of, key);
            }
        } else if (plot == null || gap && !closing && separates(name, row.line())) {
            if (plot != null) {
                blocks.add(row.line());
            }
            String title = titles.takePlotName();
            plot = new PlotKey("", title.isEmpty() && plot == null ? sheetName() : title);
            begin(row, of, plot);
        }
    }

    /**
     * Whether what came between two points ends the ring. After a page break with the head once more an open ring goes on; and two
     * points are no ring yet, so blank rows between them only keep rows apart, here and in the rest of the table.
     */
    private boolean separates(String name, int line) {
        if (!ring.isOpen() || ring.beginsWith(name) || titles.hasPlotName()) {
            return true;
        }
        if (headRepeated) {
            return false;
        }
        spaced |= ring.isTooShort();
        if (spaced) {
            return false;
        }
        return !ring.isContinuedBy(name) || points.askWhetherBlankRowsSeparate(line);
    }

    /** Empty where it is the name a program gives by itself. */
    private String sheetName() {
        return isWorkbook && !NAMELESS_SHEET.matcher(sheet).matches() ? sheet : "";
    }

    private void begin(TableRow row, Columns of, PlotKey key) {
        ring = new RingState();
        BigDecimal area = NumberText.parse(row.cell(of.position(ColumnRole.AREA)), false)
                .map(number -> BigDecimal.valueOf(number.value()))
                .orElse(null);
        String unit = of.areaUnit();
        if (area == null) {
            area = titles.takeArea();
            unit = titles.areaUnit();
        }
        points.plot(new PointRows.Head(
                key.number(),
                key.name(),
                area,
                unit,
                row.cell(of.position(ColumnRole.MAP_SHEET)),
                row.cell(of.position(ColumnRole.USE)),
                row.cell(of.position(ColumnRole.LAND_CLASS)),
                row.line()));
    }
}
