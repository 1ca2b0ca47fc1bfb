package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.drawing.DrawingComparison;
import org.hongxian.approval.drawing.DrawingComparison.PlotChange;
import org.hongxian.approval.drawing.DrawingComparison.PointChange;
import org.hongxian.approval.drawing.DrawingComparison.What;
import org.hongxian.approval.drawing.DrawingPreview.PlotArea;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.evidence.CanonicalDrawing;
import org.jspecify.annotations.Nullable;

/** Compares versions plot by plot; plots are the same when they bear the same label, the n-th of a label is the n-th again. */
final class VersionComparer {

    private VersionComparer() {}

    static DrawingComparison compare(DrawingVersion from, DrawingVersion to) {
        Map<String, Measured> before = measured(from);
        Map<String, Measured> after = measured(to);
        var changes = new ArrayList<PlotChange>();
        after.forEach((key, plot) -> changes.add(change(before.get(key), plot)));
        before.forEach((key, plot) -> {
            if (!after.containsKey(key)) {
                changes.add(change(plot, null));
            }
        });
        return new DrawingComparison(to.kind(), from.number(), to.number(), changes, total(before), total(after));
    }

    private static Map<String, Measured> measured(DrawingVersion version) {
        List<PlotArea> areas = RedLineGeometry.areas(version);
        var byKey = new LinkedHashMap<String, Measured>();
        for (int i = 0; i < version.plots().size(); i++) {
            Plot plot = version.plots().get(i);
            int occurrence = 1;
            while (byKey.containsKey(plot.label() + '\u0000' + occurrence)) {
                occurrence++;
            }
            byKey.put(
                    plot.label() + '\u0000' + occurrence,
                    new Measured(plot, areas.get(i).planarSquareMetres()));
        }
        return byKey;
    }

    private static PlotChange change(@Nullable Measured before, @Nullable Measured after) {
        List<BoundaryRing> oldRings = before == null ? List.of() : before.plot().rings();
        List<BoundaryRing> newRings = after == null ? List.of() : after.plot().rings();
        var points = new ArrayList<PointChange>();
        for (int ring = 0; ring < Math.max(oldRings.size(), newRings.size()); ring++) {
            points.addAll(PointMatching.changes(ring, points(oldRings, ring), points(newRings, ring)));
        }
        What what = before == null
                ? What.ADDED
                : after == null ? What.REMOVED : isSame(before.plot(), after.plot()) ? What.SAME : What.CHANGED;
        Plot named = after != null ? after.plot() : before != null ? before.plot() : Plot.of("", List.of());
        return new PlotChange(
                named.label(),
                what,
                before == null ? 0 : before.planarSquareMetres(),
                after == null ? 0 : after.planarSquareMetres(),
                points);
    }

    /** The line in the source file says nothing about the plot; a point moved in the order of its ring does. */
    private static boolean isSame(Plot before, Plot after) {
        return CanonicalDrawing.plotText(before).equals(CanonicalDrawing.plotText(after));
    }

    private static List<BoundaryPoint> points(List<BoundaryRing> rings, int ring) {
        return ring < rings.size() ? rings.get(ring).points() : List.of();
    }

    private static double total(Map<String, Measured> plots) {
        return plots.values().stream().mapToDouble(Measured::planarSquareMetres).sum();
    }

    private record Measured(Plot plot, double planarSquareMetres) {}
}
