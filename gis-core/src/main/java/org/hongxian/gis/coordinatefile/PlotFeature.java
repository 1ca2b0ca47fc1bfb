package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plot as formats of features carry it.
 *
 * @param attributes by field name of at most ten ASCII characters, which the readers know again: texts as strings, the declared
 *     area in square metres as a double, the declared count as an integer; without the numbers the plot does not declare. The last
 *     one has the names of the points in the order of {@code polygons}, rings separated by a slash and names by a blank
 * @param polygons shell counter-clockwise, then its holes clockwise, each ring from its first point on and without the closing
 *     point; without rings of fewer than three points
 */
public record PlotFeature(Map<String, Object> attributes, List<List<List<BoundaryPoint>>> polygons) {

    public PlotFeature {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        polygons = List.copyOf(polygons);
    }

    public static PlotFeature of(Plot plot) {
        List<List<List<BoundaryPoint>>> polygons =
                RingAssembler.group(plot).stream().map(PlotFeature::directed).toList();
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put(PlotFields.NUMBER, plot.number());
        attributes.put(PlotFields.NAME, plot.name());
        if (plot.declaredAreaSquareMetres() != null) {
            attributes.put(PlotFields.DECLARED_AREA, plot.declaredAreaSquareMetres());
        }
        if (plot.declaredPointCount() != null) {
            attributes.put(PlotFields.DECLARED_COUNT, plot.declaredPointCount());
        }
        attributes.put(PlotFields.MAP_SHEET, plot.mapSheet());
        attributes.put(PlotFields.USE, plot.use());
        attributes.put(PlotFields.LAND_CLASS, plot.landClass());
        var names = new ArrayList<String>();
        polygons.forEach(polygon -> polygon.forEach(ring -> names.add(PlotFields.joinNames(ring))));
        attributes.put(PlotFields.POINT_NAMES, String.join("/", names));
        return new PlotFeature(attributes, polygons);
    }

    private static List<List<BoundaryPoint>> directed(List<BoundaryRing> polygon) {
        var rings = new ArrayList<List<BoundaryPoint>>();
        for (BoundaryRing ring : polygon) {
            rings.add(RingAssembler.directed(ring, rings.isEmpty()));
        }
        return rings;
    }
}
