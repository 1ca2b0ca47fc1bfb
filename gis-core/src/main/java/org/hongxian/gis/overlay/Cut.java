package org.hongxian.gis.overlay;

import java.util.List;
import org.hongxian.gis.overlay.OverlayResult.Failure;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * The red line cut along the coverage.
 *
 * @param uncovered in the measuring plane
 * @param overlaps all of them, largest first
 * @param unusable parcels that make the failure, largest first
 * @param repaired see {@link Candidates}
 * @param ignored see {@link Candidates}
 */
record Cut(
        List<Piece> pieces,
        MultiPolygon uncovered,
        List<Spot> overlaps,
        List<String> repaired,
        List<String> ignored,
        List<Spot> unusable,
        @Nullable Failure failure) {

    /** Nothing is known about any part of the red line. */
    static Cut failed(MultiPolygon redLine, Failure failure) {
        return new Cut(List.of(), redLine, List.of(), List.of(), List.of(), List.of(), failure);
    }
}
