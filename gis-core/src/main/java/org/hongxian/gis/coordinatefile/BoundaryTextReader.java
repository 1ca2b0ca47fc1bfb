package org.hongxian.gis.coordinatefile;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a boundary TXT (报部坐标) into raw plots; {@link BoundaryTextInterpretation} then decides what the numbers
 * mean. Every malformed line is reported, not just the first: the surveyor corrects the file in one go.
 */
final class BoundaryTextReader {

    private static final String EXPECTED_POINT = "J1,1,X,Y";
    private static final double LARGEST_COORDINATE = 1e8;

    private final String fileName;
    private final ReadOptions options;
    private final Findings findings = new Findings();
    private final BoundaryTextHeader header = new BoundaryTextHeader();
    private final List<RawPlot> plots = new ArrayList<>();
    private @Nullable RawPlot current;
    private int points;
    private int invalidNumbers;
    private boolean plotLineMissing;
    private boolean extraColumns;

    private BoundaryTextReader(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.options = options;
    }

    static ReadResult read(String fileName, byte[] content, ReadOptions options) {
        TextEncoding encoding = TextEncoding.detect(content)
                .orElseThrow(() -> new UnusableFileException(fileName, UnusableReason.ENCODING_UNKNOWN));
        var reader = new BoundaryTextReader(fileName, options);
        reader.readLines(content, encoding);
        if (reader.invalidNumbers > 0) {
            // A ring with an unreadable point is not the ring the surveyor meant: nothing of the file is used.
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.NUMBERS_INVALID,
                    List.of(Integer.toString(reader.invalidNumbers)),
                    reader.findings.list());
        }
        if (reader.points == 0) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), reader.findings.list());
        }
        var interpretation = new BoundaryTextInterpretation(fileName, options, reader.findings, reader.header);
        interpretation.assume("encoding", encoding.byteOrderMark() > 0 ? 1 : 0.95, encoding.name());
        if (reader.plotLineMissing) {
            interpretation.assume("plot-line-missing", 0.7);
        }
        if (reader.extraColumns) {
            interpretation.assume("extra-columns-ignored", 0.8);
        }
        return interpretation.of(reader.plots, encoding.name());
    }

    private void readLines(byte[] content, TextEncoding encoding) {
        var bytes =
                new ByteArrayInputStream(content, encoding.byteOrderMark(), content.length - encoding.byteOrderMark());
        try (var lines = new BufferedReader(new InputStreamReader(bytes, encoding.charset()), 1 << 16)) {
            int number = 0;
            for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
                readLine(TextLine.of(++number, raw));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
    }

    private void readLine(TextLine line) {
        if (line.isBlank()) {
            return;
        }
        if (line.wasFullWidth()) {
            findings.add(
                    IssueCode.FULL_WIDTH_PUNCTUATION,
                    Place.line(line.number()),
                    Map.of("text", Findings.excerpt(line.text())));
        }
        if (line.isSection() || (current == null && header.add(line))) {
            return;
        }
        List<String> fields = line.fields();
        if (PlotLine.looksLikeOne(line, fields)) {
            beginPlot(PlotLine.parse(line, fields));
        } else {
            readPoint(line, fields);
        }
    }

    private void beginPlot(PlotLine head) {
        if (plots.size() >= options.limits().plots()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_PLOTS,
                    Integer.toString(options.limits().plots()));
        }
        current = new RawPlot(head);
        plots.add(current);
    }

    private void readPoint(TextLine line, List<String> fields) {
        PointFields point = PointFields.of(fields);
        if (point == null) {
            findings.add(
                    IssueCode.UNREADABLE_LINE,
                    place(line, null),
                    Map.of("text", Findings.excerpt(line.text()), "expected", EXPECTED_POINT));
            return;
        }
        boolean usable = checkNumber(line, point, "X", point.first());
        usable &= checkNumber(line, point, "Y", point.second());
        if (!usable) {
            return;
        }
        if (++points > options.limits().points()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_POINTS,
                    Integer.toString(options.limits().points()));
        }
        extraColumns |= point.hasMore();
        plotOfPoint()
                .rows()
                .add(new RawPlot.Row(
                        point.name(),
                        point.ring(),
                        Double.parseDouble(point.first()),
                        Double.parseDouble(point.second()),
                        line.number()));
    }

    private boolean checkNumber(TextLine line, PointFields point, String field, String text) {
        if (TextLine.isPlainNumber(text) && Math.abs(Double.parseDouble(text)) <= LARGEST_COORDINATE) {
            return true;
        }
        invalidNumbers++;
        findings.add(
                IssueCode.NUMBER_INVALID,
                place(line, point.name()),
                Map.of("field", field, "text", Findings.excerpt(text)));
        return false;
    }

    private RawPlot plotOfPoint() {
        if (current == null) {
            plotLineMissing = true;
            beginPlot(new PlotLine("none", null, null, "", "", "", "", "", "", "", 0));
        }
        return Objects.requireNonNull(current);
    }

    private Place place(TextLine line, @Nullable String point) {
        return new Place(line.number(), current == null ? null : current.label(), point, null, null);
    }
}
