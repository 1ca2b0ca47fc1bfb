package org.hongxian.gis.boundarytext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.Questions;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * Plots as rows of named points with two numbers each, from whatever table they came. Which number is the easting, where rings
 * close, which zone and unit are meant is decided as for a boundary TXT, once all rows are there.
 */
public final class PointRows {

    /**
     * What a table says about a plot.
     *
     * @param area as written, without its unit; null when the table is silent
     * @param areaUnit 公顷, 平方米, 亩 or one of their signs; empty when none is written
     * @param line one-based line or row of its first point
     */
    public record Head(
            String number,
            String name,
            @Nullable BigDecimal area,
            String areaUnit,
            String mapSheet,
            String use,
            String landClass,
            int line) {}

    private static final String SEPARATE = "separate";

    private final String fileName;
    private final ReadOptions options;
    private final Findings findings = new Findings();
    private final BoundaryTextHeader header = new BoundaryTextHeader();
    private final Questions questions;
    private final List<Assumption> assumptions = new ArrayList<>();
    private final List<RawPlot> plots = new ArrayList<>();
    private @Nullable Boolean blankRowsSeparate;
    private boolean named;
    private boolean ringsNumbered;
    private int points;

    public PointRows(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.options = options;
        this.questions = new Questions(fileName, options);
    }

    public Findings findings() {
        return findings;
    }

    public void assume(Assumption assumption) {
        assumptions.add(assumption);
    }

    public void assume(String code, double confidence, String... arguments) {
        assumptions.add(new Assumption(code, confidence, List.of(arguments)));
    }

    /**
     * Which of several pairs of columns holds the coordinates.
     *
     * @param pairs as spreadsheets name columns, for instance {@code C/D}
     * @return one of the pairs; the first while nobody has answered, the file is then refused in the end
     */
    public String askForColumns(List<String> pairs) {
        List<Question.Option> choices = pairs.stream()
                .map(pair -> new Question.Option(pair, 1.0 / pairs.size(), List.of(pair)))
                .toList();
        return questions
                .ask(new Question(Questions.COLUMNS, Place.nowhere(), List.of(), choices))
                .orElse(pairs.get(0));
    }

    /**
     * Whether a blank row in a numbering that goes on separates two rings; asked once for the file.
     *
     * @param line one-based line or row of the first point behind it
     */
    public boolean askWhetherBlankRowsSeparate(int line) {
        if (blankRowsSeparate == null) {
            var question = new Question(
                    Questions.BLANK_ROWS,
                    Place.line(line),
                    List.of(Integer.toString(line)),
                    List.of(
                            new Question.Option(SEPARATE, 0.75, List.of()),
                            new Question.Option("continue", 0.25, List.of())));
            blankRowsSeparate = questions.ask(question).filter(SEPARATE::equals).isPresent();
        }
        return blankRowsSeparate;
    }

    /** What the table says about its coordinates, by the keys of a boundary TXT: 坐标系, 几度分带, 带号. */
    public void header(String key, String value) {
        header.add(key + "=" + value);
    }

    /** Rows from here on belong to this plot. */
    public void plot(Head head) {
        if (plots.size() >= options.limits().plots()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_PLOTS,
                    Integer.toString(options.limits().plots()));
        }
        named |= !head.name().isEmpty() || !head.number().isEmpty();
        plots.add(new RawPlot(new PlotLine(
                "list",
                null,
                head.area(),
                head.areaUnit(),
                head.number(),
                head.name(),
                "",
                head.mapSheet(),
                head.use(),
                head.landClass(),
                head.line())));
    }

    /**
     * A row of a table that is a point.
     *
     * @param ring ring number, 1 where the table has none
     * @param line one-based line or row
     * @param decimals see {@link BoundaryPoint}
     */
    public record Row(String name, int ring, double first, double second, int line, int decimals) {}

    /** A point of the plot begun last. */
    public void point(Row row) {
        if (++points > options.limits().points()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_POINTS,
                    Integer.toString(options.limits().points()));
        }
        ringsNumbered |= row.ring() != 1;
        plots.get(plots.size() - 1)
                .rows()
                .add(new RawPlot.Row(row.name(), row.ring(), row.first(), row.second(), row.line(), row.decimals()));
    }

    /** A number that cannot be read: the file is then refused as a whole, with all such places. */
    public void invalidNumber(String field, String text, int line, String point) {
        String plot = plots.isEmpty() ? null : plots.get(plots.size() - 1).label();
        findings.add(
                IssueCode.NUMBER_INVALID,
                new Place(line, plot, Findings.excerpt(point), null, null),
                () -> Map.of("field", field, "text", Findings.excerpt(text)));
    }

    /** To be thrown when more rows are no points than a table may have. */
    public UnusableFileException tooManyUnreadable(int limit) {
        return new UnusableFileException(
                fileName, UnusableReason.TOO_MANY_UNREADABLE, List.of(Integer.toString(limit)), findings.list());
    }

    /**
     * @param format {@link FileFormat#name()}
     * @param encoding null for binary formats
     * @throws UnusableFileException if there is no point, or a number that cannot be read
     */
    public ReadResult result(String format, @Nullable String encoding) {
        int invalid = findings.count(IssueCode.NUMBER_INVALID);
        if (invalid > 0) {
            // A ring with an unreadable point is not the ring the surveyor meant: nothing of the file is used.
            throw new UnusableFileException(
                    fileName, UnusableReason.NUMBERS_INVALID, List.of(Integer.toString(invalid)), findings.list());
        }
        if (points == 0) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), findings.list());
        }
        var interpretation = new BoundaryTextInterpretation(fileName, options, findings, header, questions);
        assumptions.forEach(interpretation::assume);
        return interpretation.of(format, plots, encoding, !named && !ringsNumbered);
    }
}
