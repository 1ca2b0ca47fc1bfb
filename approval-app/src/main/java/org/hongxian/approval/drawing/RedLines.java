package org.hongxian.approval.drawing;

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

    /**
     * Current versions of the other cases that are in progress or approved and whose extent meets the given one, in a stable
     * order. They may be in another CRS than the one asked in.
     *
     * @param extent easting first, in {@code crs}
     */
    List<DrawingVersion> listOthers(CaseId except, DrawingKind kind, CrsCode crs, Envelope extent);
}
