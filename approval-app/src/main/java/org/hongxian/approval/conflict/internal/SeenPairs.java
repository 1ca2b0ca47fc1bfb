package org.hongxian.approval.conflict.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.conflict.Conflicts.Row;
import org.hongxian.approval.conflict.Conflicts.Seen;
import org.hongxian.approval.conflict.Conflicts.Side;
import org.hongxian.approval.conflict.internal.PairTable.Found;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/**
 * Pairs with their geometry, computed again for what is looked at: nothing of a side that may not be known, nor what shows its boundary.
 */
@Component
class SeenPairs {

    private final RedLines redLines;
    private final Comparison comparison;

    SeenPairs(RedLines redLines, Comparison comparison) {
        this.redLines = redLines;
        this.comparison = comparison;
    }

    Seen of(Row row, Found found, CrsCode crs) {
        var outlines = new LinkedHashMap<UUID, MultiPolygon>();
        for (Side side : row.sides()) {
            var known = side.known();
            if (known != null) {
                outlines.put(known.drawingId(), Comparison.land(redLines.get(known.drawingId()), crs));
            }
        }
        List<MultiPolygon> shown = List.copyOf(outlines.values());
        MultiPolygon first = outlines.get(found.first().drawingId());
        MultiPolygon second = outlines.get(found.second().drawingId());
        if (first == null || second == null) {
            return new Seen(row, null, shown, Polygonal.pointInside(shown.get(0)));
        }
        MultiPolygon shared = Meeting.of(first, second, comparison.tolerances())
                .map(Meeting::ground)
                .orElse(first);
        return new Seen(row, shared, shown, Polygonal.pointInside(shared));
    }
}
