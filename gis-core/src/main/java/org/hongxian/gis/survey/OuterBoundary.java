package org.hongxian.gis.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * The outer boundary of a project of several plots (外围界址点): sides between adjoining plots and holes are not part of it. Its
 * points are W1, W2 ... in the order of {@link BoundaryPointNumbering}; each says as its submitted name which numbers it has in the
 * plots.
 */
public final class OuterBoundary {

    private OuterBoundary() {}

    /** @param plots in a projected CRS, without defects that make their land ambiguous */
    public static List<NumberedRing> of(List<Plot> plots) {
        Map<Coordinate, String> numbers = numbers(plots);
        var parts = new ArrayList<Geometry>();
        plots.forEach(plot -> parts.addAll(Polygonal.polygons(RingAssembler.assemble(plot))));
        MultiPolygon whole = Polygonal.union(parts, RingAssembler.assemble(plots));
        Polygon[] shells = Polygonal.polygons(whole).stream()
                .map(part -> part.getFactory().createPolygon(part.getExteriorRing()))
                .toArray(Polygon[]::new);
        return BoundaryPointNumbering.number(whole.getFactory().createMultiPolygon(shells)).stream()
                .map(ring -> new NumberedRing(
                        ring.part(),
                        ring.hole(),
                        ring.points().stream()
                                .map(point -> new NumberedPoint(
                                        "W" + point.name().substring(1),
                                        numbers.getOrDefault(new Coordinate(point.easting(), point.northing()), ""),
                                        point.easting(),
                                        point.northing()))
                                .toList()))
                .toList();
    }

    private static Map<Coordinate, String> numbers(List<Plot> plots) {
        var numbers = new LinkedHashMap<Coordinate, String>();
        for (Plot plot : plots) {
            for (NumberedRing ring : BoundaryPointNumbering.number(plot)) {
                for (NumberedPoint point : ring.points()) {
                    numbers.merge(
                            new Coordinate(point.easting(), point.northing()),
                            plot.label() + " " + point.name(),
                            (before, also) -> before + ", " + also);
                }
            }
        }
        return numbers;
    }
}
