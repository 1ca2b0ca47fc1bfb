package org.hongxian.approval.drawing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What may come in at all: sizes, counts, numbers that are numbers. The same for page, API and import. */
@Component
class DrawingLimits {

    private static final int MAX_TEXT = 200;
    private static final int MAX_POINT_NAME = 40;
    private static final double MAX_NORTHING_METRES = 10_100_000;

    private final DrawingSettings settings;
    private final MessageSource messages;

    DrawingLimits(DrawingSettings settings, MessageSource messages) {
        this.settings = settings;
        this.messages = messages;
    }

    byte[] readFile(String fileName, InputStream content) throws IOException {
        return read(fileName, content, settings.maxFileSize());
    }

    byte[] readBody(InputStream content) throws IOException {
        return read(title(), content, settings.maxBodySize());
    }

    private byte[] read(String fileName, InputStream content, DataSize limit) throws IOException {
        byte[] bytes = content.readNBytes(Math.toIntExact(limit.toBytes() + 1));
        if (bytes.length > limit.toBytes()) {
            throw new UnusableFileException(fileName, UnusableReason.TOO_LARGE, Long.toString(limit.toMegabytes()));
        }
        return bytes;
    }

    /** Refuses more plots or points than a drawing may have. */
    void check(String fileName, List<Plot> plots) {
        check(fileName, plots, settings.maxPoints());
    }

    /**
     * Plots as edited: checked, unnamed points named, a repeated closing point dropped. A ring that is drawn is closed.
     *
     * @throws UnusableFileException with every finding
     */
    List<Plot> accept(List<Plot> plots) {
        return accept(plots, settings.maxPoints());
    }

    /** As {@link #accept}, for as many points as a preview takes. */
    List<Plot> acceptPreview(List<Plot> plots) {
        return accept(plots, settings.maxPreviewPoints());
    }

    private List<Plot> accept(List<Plot> plots, int maxPoints) {
        check(title(), plots, maxPoints);
        var issues = new ArrayList<Issue>();
        plots.forEach(plot -> collect(plot, issues));
        refuse(issues);
        return plots.stream().map(DrawingLimits::completed).toList();
    }

    private void check(String fileName, List<Plot> plots, int maxPoints) {
        if (plots.isEmpty()) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS);
        }
        if (plots.size() > settings.maxPlots()) {
            throw new UnusableFileException(
                    fileName, UnusableReason.TOO_MANY_PLOTS, Integer.toString(settings.maxPlots()));
        }
        for (Plot plot : plots) {
            if (plot.rings().size() > ReadLimits.RINGS_PER_PLOT) {
                throw new UnusableFileException(
                        fileName,
                        UnusableReason.TOO_MANY_RINGS,
                        Integer.toString(ReadLimits.RINGS_PER_PLOT),
                        plot.label());
            }
        }
        long points = plots.stream()
                .flatMap(plot -> plot.rings().stream())
                .mapToLong(ring -> ring.points().size())
                .sum();
        if (points > maxPoints) {
            throw new UnusableFileException(fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(maxPoints));
        }
    }

    private static void collect(Plot plot, List<Issue> issues) {
        for (String text : List.of(plot.number(), plot.name(), plot.mapSheet(), plot.use(), plot.landClass())) {
            collectText(plot, "", text, MAX_TEXT, issues);
        }
        Double area = plot.declaredAreaSquareMetres();
        if (area != null && !(area >= 0 && area <= 1e12)) {
            issues.add(invalid(plot, "", "declaredAreaSquareMetres", area));
        }
        if (plot.rings().isEmpty()) {
            issues.add(Issue.of(IssueCode.PLOT_WITHOUT_POINTS, Place.plot(plot.label())));
        }
        for (BoundaryRing ring : plot.rings()) {
            for (BoundaryPoint point : ring.points()) {
                collectText(plot, point.name(), point.name(), MAX_POINT_NAME, issues);
                collectNumber(plot, point, "easting", point.easting(), ReadLimits.LARGEST_COORDINATE, issues);
                collectNumber(plot, point, "northing", point.northing(), MAX_NORTHING_METRES, issues);
            }
        }
    }

    private static void collectNumber(
            Plot plot, BoundaryPoint point, String field, double value, double limit, List<Issue> issues) {
        if (!Double.isFinite(value)) {
            issues.add(invalid(plot, point.name(), field, value));
        } else if (value < 0 || value > limit) {
            issues.add(Issue.of(
                    IssueCode.COORDINATE_OUT_OF_RANGE,
                    new Place(null, plot.label(), point.name(), null, null),
                    Map.of("field", field, "text", written(value))));
        }
    }

    /** As somebody typed it, without an exponent. */
    private static String written(double value) {
        return Math.abs(value) < 1e15 ? BigDecimal.valueOf(value).toPlainString() : String.valueOf(value);
    }

    /** Whether numbers are a place some boundary point could have. */
    static boolean isPlace(double easting, double northing) {
        return easting >= 0
                && easting <= ReadLimits.LARGEST_COORDINATE
                && northing >= 0
                && northing <= MAX_NORTHING_METRES;
    }

    private static void collectText(Plot plot, String point, String text, int limit, List<Issue> issues) {
        boolean control = text.chars().anyMatch(Character::isISOControl);
        if (control || text.length() > limit) {
            String shown = text.substring(0, Math.min(text.length(), 20)).replaceAll("\\p{Cntrl}", "?");
            issues.add(Issue.of(
                    IssueCode.UNREADABLE_LINE,
                    new Place(null, plot.label(), point.isEmpty() ? null : shown, null, null),
                    Map.of("text", shown)));
        }
    }

    private static Issue invalid(Plot plot, String point, String field, double value) {
        return Issue.of(
                IssueCode.NUMBER_INVALID,
                new Place(null, plot.label(), point.isEmpty() ? null : point, null, null),
                Map.of("field", field, "text", String.valueOf(value)));
    }

    private static Plot completed(Plot plot) {
        Set<String> taken = new HashSet<>();
        plot.rings().forEach(ring -> ring.points().forEach(point -> taken.add(point.name())));
        var rings = plot.rings().stream()
                .map(ring -> new BoundaryRing(ring.number(), named(open(ring.points()), taken), true))
                .toList();
        return plot.withRings(rings);
    }

    private static List<BoundaryPoint> open(List<BoundaryPoint> points) {
        if (points.size() < 2) {
            return points;
        }
        BoundaryPoint first = points.get(0);
        BoundaryPoint last = points.get(points.size() - 1);
        boolean closed = first.name().equals(last.name())
                && first.easting() == last.easting()
                && first.northing() == last.northing();
        return closed ? points.subList(0, points.size() - 1) : points;
    }

    private static List<BoundaryPoint> named(List<BoundaryPoint> points, Set<String> taken) {
        var named = new ArrayList<BoundaryPoint>(points.size());
        int next = taken.size();
        for (BoundaryPoint point : points) {
            String name = point.name();
            while (name.isBlank()) {
                String free = "J" + ++next;
                name = taken.add(free) ? free : "";
            }
            named.add(point.withName(name));
        }
        return named;
    }

    /** Refuses when there are findings. */
    void refuse(List<Issue> issues) {
        if (!issues.isEmpty()) {
            throw new UnusableFileException(
                    title(), UnusableReason.VALUES_WRONG, List.of(Integer.toString(issues.size())), issues);
        }
    }

    UnusableFileException notJson(int line, int column, @Nullable Throwable cause) {
        var exception = new UnusableFileException(
                title(), UnusableReason.JSON_BROKEN, Integer.toString(line), Integer.toString(column));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    UnusableFileException unknownCrs(String fileName, String text, @Nullable Throwable cause) {
        String shown = text.substring(0, Math.min(text.length(), 40));
        var exception = new UnusableFileException(fileName, UnusableReason.CRS_NOT_SUPPORTED, shown);
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    private String title() {
        return messages.getMessage("drawing.edited", new Object[0], LocaleContextHolder.getLocale());
    }
}
