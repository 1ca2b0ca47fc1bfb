package org.hongxian.approval.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.survey.BoundaryPointNumbering;

/**
 * The numbers by rule of the boundary points of a drawing, the same that map sheets, point tables and exported files have, beside the
 * names the surveyor gave them. A drawing with defects has them too: a point must not be called otherwise while another plot is
 * unfinished.
 *
 * @param plots by plot, ring and point in the order of the drawing
 */
public record PointNumbers(List<List<List<String>>> plots) {

    private static final String OTHER_POINT = "otherPoint";

    public PointNumbers {
        plots = List.copyOf(plots);
    }

    public static PointNumbers of(DrawingVersion version) {
        return of(version.plots());
    }

    public static PointNumbers of(List<Plot> plots) {
        return new PointNumbers(
                plots.stream().map(BoundaryPointNumbering::numbersInOrderOf).toList());
    }

    /** Positions of the points of a ring in the order of their numbers, which is how they are listed. */
    public List<Integer> order(int plot, int ring) {
        List<String> numbers = plots.get(plot).get(ring);
        return IntStream.range(0, numbers.size())
                .boxed()
                .sorted(Comparator.comparingInt(point -> count(numbers.get(point))))
                .toList();
    }

    /** Positions of the rings of a plot in the order of the numbers of their points. */
    public List<Integer> rings(int plot) {
        List<List<String>> rings = plots.get(plot);
        return IntStream.range(0, rings.size())
                .boxed()
                .sorted(Comparator.comparingInt(ring -> rings.get(ring).stream()
                        .mapToInt(PointNumbers::count)
                        .min()
                        .orElse(Integer.MAX_VALUE)))
                .toList();
    }

    private static int count(String number) {
        return Integer.parseInt(number.substring(1));
    }

    public String of(int plot, int ring, int point) {
        return plots.get(plot).get(ring).get(point);
    }

    /** The findings with their points named by number; a point that cannot be told apart by place or name keeps its name. */
    public List<Issue> name(List<Issue> issues, List<Plot> drawn) {
        var known = new KnownPoints(drawn);
        return issues.stream().map(issue -> name(issue, known)).toList();
    }

    private static Issue name(Issue issue, KnownPoints known) {
        Place place = issue.place();
        String named = place.point();
        if (named == null || named.isEmpty()) {
            return issue;
        }
        String label = String.valueOf(place.plot());
        List<Known> here = known.points(label, named).stream()
                .filter(point -> point.isAt(place))
                .toList();
        if (here.size() != 1) {
            return issue;
        }
        Map<String, Object> arguments = new LinkedHashMap<>(issue.arguments());
        Object other = arguments.get(OTHER_POINT);
        if (other != null) {
            List<Known> others = known.points(label, other);
            if (others.size() != 1) {
                return issue;
            }
            arguments.put(OTHER_POINT, others.get(0).number());
        }
        var numbered = new Place(place.line(), place.plot(), here.get(0).number(), place.easting(), place.northing());
        return new Issue(issue.code(), issue.severity(), numbered, arguments);
    }

    /** The points of the plots by their names, gone through once a plot and only where a finding names one. */
    private final class KnownPoints {

        private final List<Plot> drawn;
        private final Map<String, Map<String, List<Known>>> byLabel = new HashMap<>();

        KnownPoints(List<Plot> drawn) {
            this.drawn = drawn;
        }

        List<Known> points(String label, Object name) {
            return byLabel.computeIfAbsent(label, this::byName).getOrDefault(name, List.of());
        }

        private Map<String, List<Known>> byName(String label) {
            var points = new HashMap<String, List<Known>>();
            for (int p = 0; p < drawn.size(); p++) {
                if (!drawn.get(p).label().equals(label)) {
                    continue;
                }
                for (int r = 0; r < plots.get(p).size(); r++) {
                    List<BoundaryPoint> ring = drawn.get(p).rings().get(r).points();
                    for (int i = 0; i < plots.get(p).get(r).size(); i++) {
                        points.computeIfAbsent(ring.get(i).name(), name -> new ArrayList<>())
                                .add(new Known(ring.get(i), of(p, r, i)));
                    }
                }
            }
            return points;
        }
    }

    private record Known(BoundaryPoint point, String number) {

        boolean isAt(Place place) {
            return place.easting() == null
                    || place.northing() == null
                    || (place.easting() == point.easting() && place.northing() == point.northing());
        }
    }
}
