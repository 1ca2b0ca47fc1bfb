package org.hongxian.gis.boundarytext;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.PlainNumber;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.TextEncoding;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a boundary TXT (报部坐标) into raw plots; {@link BoundaryTextInterpretation} then decides what the numbers
 * mean. Every malformed line is reported, not just the first: the surveyor corrects the file in one go.
 */
final class BoundaryTextReader {

    private static final String EXPECTED_POINT = "J1,1,X,Y";
    private static final Set<String> OWN_SECTIONS = Set.of("[属性描述]", "[地块坐标]");

    /** The first line of a list one platform exports, with the number of the list. */
    private static final String TITLE = "导出面数据";

    /** Characters; longer than any plot line, and short enough to be cut into fields. */
    private static final int LONGEST_LINE = 1 << 16;

    /** Lines, and points of the XML family; a file with more is something else. */
    private static final int MOST_UNREADABLE = 10_000;

    private final String fileName;
    private final ReadOptions options;
    private final Findings findings = new Findings();
    private final BoundaryTextHeader header = new BoundaryTextHeader();
    private final List<RawPlot> plots = new ArrayList<>();
    private @Nullable RawPlot current;
    private int points;
    private int invalidNumbers;
    private int unreadable;
    private int ignoredLines;
    private boolean plotLineMissing;
    private boolean provincial;
    private boolean extraColumns;
    private boolean plainOnly = true;
    private boolean furtherSection;

    BoundaryTextReader(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.options = options;
    }

    static ReadResult read(String fileName, byte[] content, ReadOptions options) {
        TextEncoding encoding = TextEncoding.detect(content)
                .orElseThrow(() -> new UnusableFileException(fileName, UnusableReason.ENCODING_UNKNOWN));
        var reader = new BoundaryTextReader(fileName, options);
        reader.readLines(content, encoding);
        return reader.result("boundary-txt", encoding);
    }

    BoundaryTextHeader header() {
        return header;
    }

    /**
     * @param format {@link FileFormat#name()}
     * @throws UnusableFileException when the lines make no plot
     */
    ReadResult result(String format, TextEncoding encoding) {
        if (invalidNumbers > 0) {
            // A ring with an unreadable point is not the ring the surveyor meant: nothing of the file is used.
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.NUMBERS_INVALID,
                    List.of(Integer.toString(invalidNumbers)),
                    findings.list());
        }
        if (points == 0) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), findings.list());
        }
        var interpretation = new BoundaryTextInterpretation(fileName, options, findings, header);
        interpretation.assume("encoding", encoding.byteOrderMark() > 0 ? 1 : 0.95, encoding.name());
        if (plotLineMissing) {
            interpretation.assume("plot-line-missing", 0.7);
        } else {
            interpretation.assume("profile", 0.95, plots.get(0).head().profile());
        }
        if (provincial) {
            interpretation.assume("provincial-list", 0.9);
        }
        if (extraColumns) {
            interpretation.assume("extra-columns-ignored", 0.8);
        }
        if (ignoredLines > 0) {
            interpretation.assume("further-sections-ignored", 0.9, Integer.toString(ignoredLines));
        }
        return interpretation.of(format, plots, encoding.name(), plotLineMissing && plainOnly);
    }

    private void readLines(byte[] content, TextEncoding encoding) {
        var bytes =
                new ByteArrayInputStream(content, encoding.byteOrderMark(), content.length - encoding.byteOrderMark());
        try (var lines = new BufferedReader(new InputStreamReader(bytes, encoding.charset()), 1 << 16)) {
            int number = 0;
            for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
                number++;
                if (raw.length() > LONGEST_LINE) {
                    unreadable(new TextLine(number, raw, false));
                } else {
                    readLine(TextLine.of(number, raw));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
    }

    private void readLine(TextLine line) {
        if (line.isBlank()) {
            return;
        }
        if (line.text().startsWith(TITLE)) {
            current = null;
            return;
        }
        if (line.wasFullWidth()) {
            findings.add(
                    IssueCode.FULL_WIDTH_PUNCTUATION,
                    Place.line(line.number()),
                    () -> Map.of("text", Findings.excerpt(line.text())));
        }
        if (line.isSection()) {
            furtherSection = !OWN_SECTIONS.contains(line.text());
            return;
        }
        if ((current == null || furtherSection) && header.add(line)) {
            return;
        }
        List<String> fields = line.fields();
        if (PlotLine.looksLikeOne(line, fields)) {
            beginPlot(PlotLine.parse(line, fields));
        } else {
            readPoint(line, fields);
        }
    }

    void beginPlot(PlotLine head) {
        if (plots.size() >= options.limits().plots()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_PLOTS,
                    Integer.toString(options.limits().plots()));
        }
        current = new RawPlot(head);
        plots.add(current);
    }

    /** @param fields of the line; too few to be a point where it is none */
    void readPoint(TextLine line, List<String> fields) {
        PointFields point = PointFields.of(fields);
        if (point == null && furtherSection) {
            ignoredLines++;
            return;
        }
        if (point == null) {
            unreadable(line);
            return;
        }
        double first = number(line, point, "X", point.first());
        double second = number(line, point, "Y", point.second());
        if (Double.isNaN(first) || Double.isNaN(second)) {
            return;
        }
        if (++points > options.limits().points()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_POINTS,
                    Integer.toString(options.limits().points()));
        }
        extraColumns |= point.hasMore();
        plainOnly &= point.family() == PointFields.Family.PLAIN;
        int decimals = Math.max(PlainNumber.decimals(point.first()), PlainNumber.decimals(point.second()));
        plotOf(point).rows().add(new RawPlot.Row(point.name(), point.ring(), first, second, line.number(), decimals));
    }

    private void unreadable(TextLine line) {
        findings.add(
                IssueCode.UNREADABLE_LINE,
                place(line, null),
                () -> Map.of("text", Findings.excerpt(line.text()), "expected", EXPECTED_POINT));
        if (++unreadable > MOST_UNREADABLE) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_UNREADABLE,
                    List.of(Integer.toString(MOST_UNREADABLE)),
                    findings.list());
        }
    }

    /** @return NaN when it is none; the finding is then recorded */
    private double number(TextLine line, PointFields point, String field, String text) {
        if (PlainNumber.matches(text)) {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= ReadLimits.LARGEST_COORDINATE) {
                return value;
            }
        }
        invalidNumbers++;
        findings.add(
                IssueCode.NUMBER_INVALID,
                place(line, point.name()),
                () -> Map.of("field", field, "text", Findings.excerpt(text)));
        return Double.NaN;
    }

    /** Where no plot line comes before the points, a provincial list names the plot in every line; else all are one plot. */
    private RawPlot plotOf(PointFields point) {
        String named = point.plot();
        boolean listed = current == null || current.isListed();
        if (named != null
                && listed
                && (current == null || !current.head().number().equals(named))) {
            provincial = true;
            beginPlot(PlotLine.missing(named));
        } else if (current == null) {
            plotLineMissing = true;
            beginPlot(PlotLine.missing(""));
        }
        return Objects.requireNonNull(current);
    }

    private Place place(TextLine line, @Nullable String point) {
        return new Place(line.number(), current == null ? null : current.label(), point, null, null);
    }
}
