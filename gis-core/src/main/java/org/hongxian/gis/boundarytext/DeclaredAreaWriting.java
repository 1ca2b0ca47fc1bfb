package org.hongxian.gis.boundarytext;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.WriteNote;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What stands where a receiver wants the declared area: what the source declared. Where it declared none, the measured area of a plot
 * whose boundary encloses land properly, and nothing for any other.
 */
final class DeclaredAreaWriting {

    private DeclaredAreaWriting() {}

    /** Square metres; null for nothing. */
    static @Nullable Double squareMetres(Plot plot) {
        Double declared = plot.declaredAreaSquareMetres();
        if (declared != null) {
            return declared;
        }
        MultiPolygon land = RingAssembler.assemble(plot);
        return !land.isEmpty() && land.isValid() ? Double.valueOf(land.getArea()) : null;
    }

    static List<WriteNote> notes(List<Plot> plots, TextProfile profile) {
        var found = new EnumMap<WriteNote.Kind, List<String>>(WriteNote.Kind.class);
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            WriteNote.Kind kind = kind(plot, profile);
            if (kind != null) {
                found.computeIfAbsent(kind, key -> new ArrayList<>()).add(plot.label(i));
            }
        }
        return found.entrySet().stream()
                .map(entry -> new WriteNote(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static WriteNote.@Nullable Kind kind(Plot plot, TextProfile profile) {
        boolean declared = plot.declaredAreaSquareMetres() != null;
        if (!profile.writesArea()) {
            return declared ? WriteNote.Kind.AREA_NOT_WRITTEN : null;
        }
        if (declared) {
            return null;
        }
        return squareMetres(plot) == null ? WriteNote.Kind.AREA_LEFT_BLANK : WriteNote.Kind.AREA_MEASURED;
    }
}
