package org.hongxian.approval.drawing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Envelope;

/** The red lines of all cases, without regard to the current person: what one case is measured against. */
public interface RedLines {

    /** The newest version of one drawing of one case. */
    Optional<DrawingVersion> findCurrent(CaseId caseId, DrawingKind kind);

    /** @throws IllegalArgumentException when there is no such version */
    DrawingVersion get(UUID drawingId);

    /** Those of these versions that there are, read at once, in no order. */
    List<DrawingVersion> list(Collection<UUID> drawingIds);

    /**
     * The newest drawings of all cases whose box meets the extent, whatever has become of the cases, in a stable order. They may be in
     * another CRS than the one asked in.
     *
     * @param extent easting first, in {@code crs}
     */
    List<Claim> listClaims(CrsCode crs, Envelope extent);

    /**
     * Of those the ones a drawing of the kind may not meet, by {@link ClaimRules}: of other cases that are under way or approved.
     *
     * @param extent easting first, in {@code crs}
     */
    List<ClashingClaim> listClashing(CaseId except, DrawingKind kind, CrsCode crs, Envelope extent);

    /** The drawings of {@link #listClashing}. */
    default List<DrawingVersion> listOthers(CaseId except, DrawingKind kind, CrsCode crs, Envelope extent) {
        return listClashing(except, kind, crs, extent).stream()
                .map(clashing -> get(clashing.claim().drawingId()))
                .toList();
    }
}
