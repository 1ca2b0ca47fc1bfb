package org.hongxian.approval.conflict.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.conflict.internal.Meeting.Tolerances;
import org.hongxian.approval.conflict.internal.PairTable.Drawn;
import org.hongxian.approval.drawing.Claim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.topology.TopologyTolerances;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares a version with the newest of all other cases around it, whatever these have come to, and keeps what meets. */
@Component
class Comparison {

    private static final Comparator<DrawingVersion> OLDER_FIRST =
            Comparator.comparing(DrawingVersion::createdAt).thenComparing(DrawingVersion::id);

    private final RedLines redLines;
    private final PairTable pairs;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Comparison(RedLines redLines, PairTable pairs, Clock clock, PlatformTransactionManager transactions) {
        this.redLines = redLines;
        this.pairs = pairs;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Those in force; versions compared by others are compared again. */
    Tolerances tolerances() {
        LocalDate today = LocalDate.now(clock);
        TopologyTolerances topology = TopologyTolerances.on(today);
        return new Tolerances(
                topology.nearCoincidentMetres(),
                OverlayTolerances.on(today).protectedSliverSquareMetres(),
                topology.coordinateRoundingMetres());
    }

    void compare(UUID drawingId, Tolerances tolerances) {
        transaction.executeWithoutResult(status -> {
            DrawingVersion drawing = redLines.get(drawingId);
            MultiPolygon land = RedLineGeometry.multiPolygon(drawing);
            Envelope around = land.getEnvelopeInternal().copy();
            around.expandBy(tolerances.nearMetres());
            Map<Drawn, Instant> since = pairs.remove(Drawn.of(drawing));
            for (Claim claim : redLines.listClaims(drawing.crs(), around)) {
                if (!claim.caseId().equals(drawing.caseId())) {
                    meet(drawing, redLines.get(claim.drawingId()), since, tolerances);
                }
            }
            pairs.markCompared(drawingId, tolerances);
        });
    }

    private void meet(DrawingVersion one, DrawingVersion other, Map<Drawn, Instant> since, Tolerances tolerances) {
        DrawingVersion first = OLDER_FIRST.compare(one, other) <= 0 ? one : other;
        DrawingVersion second = first == one ? other : one;
        Meeting.of(land(first, first.crs()), land(second, first.crs()), tolerances)
                .ifPresent(meeting -> {
                    Instant began = since.getOrDefault(Drawn.of(other), second.createdAt());
                    pairs.insert(first, second, meeting, began);
                });
    }

    static MultiPolygon land(DrawingVersion drawing, CrsCode crs) {
        return CoordinateTransformer.between(drawing.crs(), crs).transform(RedLineGeometry.multiPolygon(drawing));
    }
}
