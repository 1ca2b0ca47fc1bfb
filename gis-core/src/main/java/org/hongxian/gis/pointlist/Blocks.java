package org.hongxian.gis.pointlist;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;

/** Blocks of rows with nothing but blank rows between them: one that lies inside another is its hole, not a plot. */
final class Blocks {

    private Blocks() {}

    /** @param lines of the first points of the blocks that nothing but blank rows set apart */
    static ReadResult withHoles(ReadResult result, Set<Integer> lines) {
        BoundaryFile file = result.file();
        List<BoundaryRing> rings = file.plots().stream()
                .filter(plot -> isBlock(plot, lines) || file.plots().indexOf(plot) == 0)
                .flatMap(plot -> plot.rings().stream())
                .toList();
        if (rings.size() < 2 || rings.size() > ReadLimits.RINGS_PER_PLOT) {
            return result;
        }
        Map<BoundaryRing, List<BoundaryRing>> polygons = new IdentityHashMap<>();
        Map<BoundaryRing, BoundaryRing> shells = new IdentityHashMap<>();
        for (List<BoundaryRing> polygon : RingAssembler.group(Plot.of("", rings))) {
            polygons.put(polygon.get(0), polygon);
            polygon.subList(1, polygon.size()).forEach(hole -> shells.put(hole, polygon.get(0)));
        }
        var plots = new ArrayList<Plot>();
        for (Plot plot : file.plots()) {
            boolean isHole = isBlock(plot, lines)
                    && plot.rings().size() == 1
                    && shells.containsKey(plot.rings().get(0));
            if (!isHole) {
                plots.add(withHoles(plot, polygons));
            }
        }
        var merged = new BoundaryFile(
                file.format(), file.encoding(), file.axisOrder(), file.crs(), file.header(), plots, file.assumptions());
        return new ReadResult(merged, result.issues(), result.questions());
    }

    private static boolean isBlock(Plot plot, Set<Integer> lines) {
        return lines.contains(plot.line()) && plot.label().isEmpty();
    }

    private static Plot withHoles(Plot plot, Map<BoundaryRing, List<BoundaryRing>> polygons) {
        var rings = new ArrayList<BoundaryRing>();
        for (BoundaryRing ring : plot.rings()) {
            if (!rings.contains(ring)) {
                rings.add(ring);
            }
            for (BoundaryRing part : polygons.getOrDefault(ring, List.of())) {
                if (!rings.contains(part)) {
                    rings.add(part);
                }
            }
        }
        return plot.withRings(rings);
    }
}
