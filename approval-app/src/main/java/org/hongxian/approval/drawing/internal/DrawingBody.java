package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * Edited plots as the page and programs send them. Everything but coordinates may be left out.
 *
 * @param baseNumber number of the version the edit started from; 0 when there was none
 * @param keptAt of drafts: when the draft was kept that the plots go on from; without it there was none
 */
record DrawingBody(
        @Nullable Integer baseNumber,
        @Nullable String keptAt,
        @Nullable List<@Nullable PlotBody> plots) {

    record PlotBody(
            @Nullable String number,
            @Nullable String name,
            @Nullable Double declaredAreaSquareMetres,
            @Nullable Integer declaredPointCount,
            @Nullable String mapSheet,
            @Nullable String use,
            @Nullable String landClass,
            @Nullable List<@Nullable RingBody> rings) {}

    record RingBody(@Nullable Integer number, @Nullable List<@Nullable PointBody> points) {}

    record PointBody(
            @Nullable String name,
            @Nullable Double easting,
            @Nullable Double northing) {}

    /** The plots, and a finding for every plot, ring or point that is null and every point that lacks a coordinate. */
    List<Plot> toPlots(List<Issue> issues) {
        var result = new ArrayList<Plot>();
        for (PlotBody plot : orEmpty(plots)) {
            if (plot == null) {
                issues.add(missing("", "", "plot"));
                continue;
            }
            var rings = new ArrayList<BoundaryRing>();
            for (RingBody ring : orEmpty(plot.rings)) {
                if (ring == null) {
                    issues.add(missing(text(plot.name), "", "ring"));
                    continue;
                }
                int number = ring.number == null ? rings.size() + 1 : ring.number;
                rings.add(new BoundaryRing(number, points(plot, ring, issues), true));
            }
            result.add(new Plot(
                    text(plot.number),
                    text(plot.name),
                    plot.declaredAreaSquareMetres,
                    plot.declaredPointCount,
                    text(plot.mapSheet),
                    text(plot.use),
                    text(plot.landClass),
                    0,
                    rings));
        }
        return result;
    }

    private static List<BoundaryPoint> points(PlotBody plot, RingBody ring, List<Issue> issues) {
        var points = new ArrayList<BoundaryPoint>();
        for (PointBody point : orEmpty(ring.points)) {
            if (point == null) {
                issues.add(missing(text(plot.name), "", "point"));
                continue;
            }
            Double easting = point.easting;
            Double northing = point.northing;
            if (easting == null || northing == null) {
                issues.add(missing(text(plot.name), text(point.name), easting == null ? "easting" : "northing"));
            } else {
                points.add(new BoundaryPoint(text(point.name), easting, northing, 0));
            }
        }
        return points;
    }

    private static Issue missing(String plot, String point, String field) {
        return Issue.of(IssueCode.NUMBER_INVALID, new Place(null, plot, point, null, null), Map.of("field", field));
    }

    private static <T extends @Nullable Object> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
