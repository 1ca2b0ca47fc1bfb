package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Map;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;

/**
 * What a surveyor's file says, before anything is judged or repaired.
 *
 * @param format short name of the format: boundary-txt, shapefile, geojson
 * @param encoding character encoding as detected; null for binary formats
 * @param axisOrder the order found in the file; the points here are always easting first
 * @param crs null when the file leaves it open and nothing decides it
 * @param header header entries in file order, empty where the format has none
 */
public record BoundaryFile(
        String format,
        @Nullable String encoding,
        AxisOrder axisOrder,
        @Nullable CrsCode crs,
        Map<String, String> header,
        List<Plot> plots,
        List<Assumption> assumptions) {

    public BoundaryFile {
        header = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(header));
        plots = List.copyOf(plots);
        assumptions = List.copyOf(assumptions);
    }
}
